"""Grammar that several readers ask of the parse; labels are those of spaCy's English models (ClearNLP).

`forms` tells passives, relative pronouns and the verb that carries a noun; `clauses` finds the subjects and objects of a
verb, those it only implies, too; `reciprocals` tells what is done to each other; `words` loads the lists of lemmas that
a package's rules know (``words.toml``). Nothing here knows mentions or the ontology.
"""
