"""Who does what to whom, by rules: parsed document, mentions and quotations -> assertions with rule and score.

The way through: `assertions` is called with a document and returns its assertions, those of `kg.office` among them.
`readings` takes a sentence word by word: `cues` looks up which relations of the ontology a word signals, `frames` fills
their roles and refuses what doesn't fit the relation. Which words stand in a role says `slots`: subject and object
(`kg.grammar.clauses`), what else hangs on a verb (`complements`), what nouns and adjectives bring (`nominal`);
`arguments` finds whom such a word names, through coordination, apposition and possession. `scores` says how likely a
reader would sign the result, and names its construction. Whether it is so and who says so is asked of `kg.status`.
`explain` shows all of it, refused candidates too. What models make of these readings is `kg.relate`'s business.
"""
