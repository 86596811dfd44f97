"""When something happened: the words that say so and a day of publication -> an interval of days."""
