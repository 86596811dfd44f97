"""Whether it is so: the word of an event in its sentence -> polarity, modality, whose claim, when and where.

The way through: `governors` is asked of a verb, noun or adjective and climbs the tree from it. What the word's own
auxiliaries, negation and adverbs say it gets from `modality`; what each governor does to that (*failed to*, *agreed to*)
from `signatures`, which looks it up in the ontology's words of status and composes the two. `timing` adds the time, and
takes for to come what is dated so; `locations` reads where. `presupposed` tells what a sentence takes for given,
`attribution` in whose quotation the word stands, given or not. `complete` puts all of it into an assertion: in full
where models have found it (`kg.relate`), whose `Judge` has the last word on polarity and modality; `with_status` alone
where rules have (`kg.extract`). The words that the ontology hasn't are in ``words.toml``.
"""
