"""What actors do to one another, predicate first, learned: an experiment of the workshop, no part of kg yet.

`scenes` lay out a sentence, `features` describe its words, `rows` its mentions, `triples` what is joined of both;
`candidates` and `combine` ask the models, `decide` chooses; `verdicts` are what the rules say, which are features, too;
`complete` gives a reading its status. `crossval` fits and measures: ``python -m training.relate.crossval``. What it reads
better, and why it does not ship, says docs/evaluation.md.
"""
