"""Who does what to whom, learned: a parsed document with mentions and what rules read -> readings with probabilities.

The way through: `decide` is called with a document and returns assertions. `scenes` lay out each sentence (which actors
stand where); `candidates` asks of each word whether it is a predicate between actors, of which relation, and whether it has
no target (`features` describe a word), then of each actor whether it is its source or its target (`features` again);
`combine` joins the answers to readings, `rows` put a reading among its rivals into numbers, `triples` name it as a whole;
trees rate it, and `decide` lets readings compete. `verdicts` look up what the rules of `kg.extract` say, which is evidence
like any other. The models are one `kg.learned` bundle, trained by ``training/relate``; what a document makes of its
sentences as a whole is for `kg.assemble.weighing`. `explain` says what lost against what.
"""
