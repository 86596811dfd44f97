"""Speech reported by verbs: a reading -> drafts, the first rule that fits each cue verb."""

from collections.abc import Iterator

from kg.extract.quot_clauses import CLAUSE_RULES
from kg.extract.quot_cues import cue_lemma
from kg.extract.quot_predicates import PREDICATE_RULES
from kg.extract.quot_reading import Draft, Reading

__all__ = ["draft_verbs"]


def draft_verbs(reading: Reading) -> Iterator[Draft]:
    """Yield what the complements of cue verbs say, in text order of the verbs."""
    for verb in reading.doc:
        if verb.pos_ not in ("VERB", "AUX") or verb.tag_ == "MD":
            continue
        lemma = cue_lemma(verb, reading)
        if lemma not in reading.reporting.verbs:
            continue
        for rule in (*CLAUSE_RULES, *PREDICATE_RULES):
            found = rule(verb, lemma, reading)
            if found is not None:
                yield found
                break
