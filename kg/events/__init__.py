"""Events: statements of an actor graph -> what several articles report as one event is one record."""
