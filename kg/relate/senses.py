"""Words in another sense than that of a relation: a predicate's word, its complements -> whether it can mean the relation at all.

Who is *asked whether* or *asked about* something is to answer, not to act; an index that *declined 2 percent* refused nothing;
who *agreed that it was late* shares a view, and commits to nothing; who *told* somebody that it rains has not met for talks;
who *defeated* another in a primary used no force and dismissed nobody, and a *rival* has refused nothing.
Models weigh complements among a hundred other signs; here they decide, whatever is likely otherwise.
"""

from spacy.tokens import Token

from kg.grammar.reciprocals import says_what_two_are

__all__ = ["is_other_sense"]

ASKING = frozenset({"requests", "pressures"})
INDIRECT = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"})  # fmt: skip
CLAUSES = frozenset({"advcl", "ccomp", "dep"})
LOSERS = frozenset({"dobj", "nsubjpass"})
LEVELS = frozenset({"by", "from", "to"})
MEETINGS = frozenset({"call", "conversation", "meeting", "sideline", "summit", "talk", "visit"})
COMMITTING = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would", "'ll", "’ll"})  # fmt: skip
BY_POWER = frozenset({"assaults", "coerces", "sanctions"})
CONTESTS = frozenset({"ballot", "candidate", "caucus", "championship", "challenger", "cup", "delegate", "election", "final", "game", "incumbent", "landslide", "match", "nomination", "nominee", "percent", "poll", "primary", "race", "re-election", "reelection", "referendum", "runoff", "seat", "tournament", "vote", "voter"})  # fmt: skip
"""What is won by votes or points."""


def is_other_sense(word: Token, relation: str) -> bool:
    """Tell whether the complements of a verb show that it doesn't mean a relation.

    Parameters
    ----------
    word
        Of a parsed sentence.
    relation
        As in the ontology.
    """
    match word.lemma_:
        case "ask":
            return relation in ASKING and _asks_for_words(word)
        case "decline":
            return relation == "rejects" and _tells_amount(word)
        case "agree":
            return relation == "agrees" and _shares_view(word)
        case "tell":
            return relation == "consults" and not _meets(word)
        case "beat" | "best" | "defeat" | "edge" | "rout" | "trounce" | "unseat":
            return relation in BY_POWER and _wins(word)
        case "challenger" | "rival":
            return relation == "rejects" and not says_what_two_are(word)
    return False


def _asks_for_words(word: Token) -> bool:
    """Tell whether *ask* has a question beside it (*whether*, *about*, *"…?"*) and nothing that is to be done."""
    if any(child.lower_ == "for" or _is_to_do(child) for child in word.children):
        return False
    return any(
        child.lower_ == "about" or (child.dep_ in CLAUSES and _is_question(child))
        for child in word.children
    )


def _is_to_do(clause: Token) -> bool:
    """Tell whether a clause is what somebody is to do: *to leave*, *that he leave*."""
    marks = {child.lower_ for child in clause.children if child.dep_ in {"aux", "mark"}}
    return clause.dep_ in {"xcomp", *CLAUSES} and (
        ("to" in marks and not _asks(clause)) or "that" in marks
    )


def _is_question(clause: Token) -> bool:
    return _asks(clause) or any(token.text == "?" for token in clause.subtree)


def _asks(clause: Token) -> bool:
    first = min(clause.subtree, key=lambda token: token.i)
    return first.lower_ in INDIRECT


def _tells_amount(word: Token) -> bool:
    """Tell whether a verb says by how much, or to what (*declined 2 percent*, *declined to 40 points*)."""
    children = list(word.children)
    if any(child.dep_ == "xcomp" for child in children):
        return False
    return any(
        any(token.like_num for token in child.subtree)
        for child in children
        if child.dep_ in {"dobj", "npadvmod"} or child.lower_ in LEVELS
    )


def _meets(word: Token) -> bool:
    """Tell whether the words are said where people meet (*told Ghana's president in a call*)."""
    return any(
        token.lemma_ in MEETINGS
        for child in word.children
        if child.dep_ == "prep"
        for token in child.subtree
        if token.dep_ == "pobj"
    )


def _wins(word: Token) -> bool:
    """Tell whether a contest is won: the clause names one (*in the primary*, *by 3 percent*), or the sentence does where a person is beaten."""
    person = any(child.dep_ in LOSERS and child.ent_type_ == "PERSON" for child in word.children)
    words = word.sent if person else word.subtree
    return any(token.lemma_.lower() in CONTESTS for token in words)


def _shares_view(word: Token) -> bool:
    """Tell whether *agree* has a clause that commits to nothing (*agreed that it was late*)."""
    clauses = [child for child in word.children if child.dep_ == "ccomp"]
    return bool(clauses) and not any(
        one.lower_ in COMMITTING or (one.lower_ == "to" and one.dep_ == "aux")
        for clause in clauses
        for one in clause.children
    )
