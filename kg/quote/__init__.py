"""Who said what: a parsed document with paired quotation marks and mentions -> quotations with speakers and scores.

The way through: `quotations` is called with a document and returns its records. It makes a `reading` (tokens, marks and
mentions by character), lets `propose` list every stretch that may be speech (`marks` with `beside`, `clauses`,
`predicates`, `phrases`, `blocks`; where a content ends says `content`, what a cue does `cues`, who its subject is
`sources`), and `decide` choose: `features` describe a candidate, `rivals` set it among those that it excludes, `speaker`
describes the mentions that may speak, `antecedent` those whom a speaking pronoun or document means. The models are
`kg.learned` bundles, trained by ``training/quotes.py`` on these same features. `mentions` finds and makes the mentions
of a record, `status` its kind, polarity, modality and time, `nesting` what holds what; `explain` says why.
"""
