"""Find the words that signal relations: ontology, tokens -> cue matches, the most specific per word.

Which roles the words give out is `kg.extract.frames`' business.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from kg.grammar.clauses import direct_objects
from kg.ontology.schema import Cue, Ontology

__all__ = ["CueIndex", "CueMatch", "find_cues", "index_cues"]

POSITIONS = {
    "VERB": ("verb", "adjective"),
    "AUX": ("verb",),
    "NOUN": ("noun", "verb"),
    "PROPN": ("noun",),
    "ADJ": ("adjective", "noun"),
    "ADV": ("adjective",),
    "ADP": ("adjective",),
}
"""Parts of speech as the tagger gives them -> those under which cues are looked up."""

OWN = frozenset({"it", "they", "he", "she", "we", "i"})
NAMES = frozenset(
    {"DATE", "TIME", "PERSON", "GPE", "NORP", "ORG", "WORK_OF_ART", "LOC", "FAC", "PRODUCT"}
)
"""Words inside such entities name something and signal nothing (*March 4*, *the War Department*)."""
REACH = 4
"""A particle stands at most so many words after its verb (*pull their troops out*)."""


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue at work.

    Attributes
    ----------
    predicate
        Id of the relation.
    cue
        The entry of the ontology.
    token
        The word that was looked up; roles hang on it.
    words
        All its words in the sentence, in order.
    noun
        The direct object that the entry asks for, or None.
    """

    predicate: str
    cue: Cue
    token: Token
    words: tuple[Token, ...]
    noun: Token | None = None

    @property
    def specificity(self) -> tuple[int, int, float]:
        """More words beat fewer, a bound noun beats none, then the better score."""
        conditions = bool(self.cue.complement or self.cue.beside or self.cue.clause)
        bound = int(self.noun is not None) + int(conditions)
        return len(self.words), bound, self.cue.score


CueIndex = Mapping[tuple[str, str], tuple[tuple[str, Cue, tuple[str, ...]], ...]]
"""(part of speech, lemma) -> (predicate, cue, words)."""


@lru_cache(maxsize=4)
def index_cues(ontology: Ontology) -> CueIndex:
    """Return the cues of all relations by part of speech and key lemma.

    Examples
    --------
    >>> from kg.ontology.load import load_ontology
    >>> [predicate for predicate, _, _ in index_cues(load_ontology())["verb", "bomb"]]
    ['assaults']
    """
    index: dict[tuple[str, str], list[tuple[str, Cue, tuple[str, ...]]]] = defaultdict(list)
    for predicate, relation in ontology.relations.items():
        for cue in relation.cues:
            for phrase in cue.words:
                words = tuple(phrase.split())
                key = words[-1] if cue.pos == "noun" else words[0]
                index[cue.pos, key].append((predicate, cue, words))
    return {key: tuple(entries) for key, entries in index.items()}


def find_cues(token: Token, index: CueIndex) -> tuple[CueMatch, ...]:
    """Return the cues that `token` sets off, most specific first; less specific ones are shadowed.

    Parameters
    ----------
    token
        Any word.
    index
        From `index_cues`.

    Returns
    -------
    tuple of CueMatch
        Of one specificity in words and noun; usually one, empty for most words.
    """
    if token.ent_type_ in NAMES and token.pos_ not in {"VERB", "AUX"}:
        return ()
    found = sorted(_matches(token, index), key=lambda match: match.specificity, reverse=True)
    if not found:
        return ()
    best = found[0].specificity[:2]
    return tuple(match for match in found if match.specificity[:2] == best)


def _matches(token: Token, index: CueIndex) -> Iterator[CueMatch]:
    for pos in POSITIONS.get(token.pos_, ()):
        if pos == "verb" and token.pos_ == "NOUN" and token.tag_ != "VBG":
            continue
        for key in _lemmas(token, pos):
            for predicate, cue, words in index.get((pos, key), ()):
                match = _match(token, predicate, cue, words)
                if match:
                    yield match


def _lemmas(token: Token, pos: str) -> tuple[str, ...]:
    """Return the forms under which a word is looked up; names and headlines carry no lemma."""
    lemma = token.lemma_.lower()
    lower = token.lower_
    if pos == "noun" and token.pos_ == "PROPN":
        return tuple(dict.fromkeys((lower, lower.removesuffix("s"))))
    if pos == "adjective":
        return tuple(dict.fromkeys((lower, lemma)))
    if pos == "verb" and token.tag_ in {"VBD", "VBN", "VBG"}:
        return lemma, f"{lemma}e"  # the lemmatizer takes *staged* for a form of *stag*
    return (lemma,)


def _match(token: Token, predicate: str, cue: Cue, words: tuple[str, ...]) -> CueMatch | None:
    if cue.unless and _undone(token, cue.unless):
        return None
    before = cue.pos == "noun"
    rest = _before(token, words[:-1]) if before else _after(token, words[1:])
    if rest is None:
        return None
    if not _conditions_hold(token, cue):
        return None
    noun = None
    if cue.nouns:
        noun = _bound_noun(token, cue.nouns)
        if noun is None:
            return None
    found = tuple(sorted({token, *rest}, key=lambda word: word.i))
    return CueMatch(predicate=predicate, cue=cue, token=token, words=found, noun=noun)


def _conditions_hold(token: Token, cue: Cue) -> bool:
    """Tell whether what the cue needs around it is there."""
    if cue.complement and not any(_complements(c, cue.complement) for c in token.children):
        return False
    if cue.clause and not any(_says(c, cue.clause) for c in token.children):
        return False
    if cue.plain and any(c.dep_ == "oprd" and not c.ent_type_ for c in token.children):
        return False
    if cue.bare and any(c.dep_ == "dobj" for c in token.children):
        return False
    return not cue.beside or _stands_beside(token, cue.beside)


def _says(clause: Token, patterns: tuple[str, ...]) -> bool:
    """Tell whether a content clause has one of the predicates (``violate``, ``not do enough``)."""
    if clause.dep_ != "ccomp":
        return False
    negated = any(c.dep_ == "neg" for c in clause.children)
    for pattern in patterns:
        denied = pattern.startswith("not ")
        lemma, *rest = pattern.removeprefix("not ").split()
        if clause.lemma_ != lemma or denied != negated:
            continue
        if not rest or {t.lower_ for c in clause.children for t in (c, *c.children)}.issuperset(
            rest
        ):
            return True
    return False


def _complements(clause: Token, lemmas: tuple[str, ...]) -> bool:
    """Tell whether a complement has one of the verbs; a finite one must keep the subject (*vowed they would*)."""
    if clause.dep_ == "xcomp" and clause.tag_ == "VB" and "*" in lemmas:
        return True
    if clause.lemma_ not in lemmas:
        return False
    if clause.dep_ == "xcomp":
        return True
    return clause.dep_ == "ccomp" and any(
        c.dep_ == "nsubj" and c.lower_ in OWN for c in clause.children
    )


def _stands_beside(token: Token, lemmas: tuple[str, ...]) -> bool:
    """Tell whether one of the words hangs on `token`, at most three steps down and after it."""
    level = [c for c in token.children if c.i > token.i]
    for _ in range(3):
        if any(t.lemma_.lower() in lemmas or t.lower_ in lemmas for t in level):
            return True
        level = [c for t in level if t.dep_ not in {"relcl", "advcl"} for c in t.children]
    return False


def _undone(token: Token, unless: tuple[str, ...]) -> bool:
    """Tell whether a dependent of `token` (or the object of its preposition) undoes the cue."""
    for child in token.children:
        if child.dep_ == "prep" and any(g.ent_type_ in {"DATE", "TIME"} for g in child.children):
            continue
        if child.lemma_.lower() in unless or child.lower_ in unless:
            return True
        if child.dep_ in {"prep", "prt"} and any(
            g.lemma_.lower() in unless for g in child.children
        ):
            return True
    return False


def _before(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """Return the words that stand straight before `token`, or None if they don't."""
    start = token.i - len(words)
    if start < 0:
        return None
    found = list(token.doc[start : token.i])
    same = (word in {t.lower_, t.lemma_.lower()} for t, word in zip(found, words, strict=True))
    return found if all(same) else None


def _after(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """Return the particles that hang on `token` or follow it closely, or None if one is missing."""
    found: list[Token] = []
    for word in words:
        hit = next((c for c in token.children if c.i > token.i and c.lower_ == word), None)
        if hit is None:
            near = token.doc[token.i + 1 : token.i + 1 + REACH]
            hit = next((t for t in near if t.lower_ == word and t.head in {token, *found}), None)
        if hit is None:
            after = token.i + 1 + len(found)
            hit = token.doc[after] if after < len(token.doc) else None
            if hit is None or hit.lower_ != word:
                return None
        found.append(hit)
    return found


def _bound_noun(token: Token, nouns: tuple[str, ...]) -> Token | None:
    """Return the direct object (or passive subject) of `token` if its lemma is one of `nouns`."""
    for argument in direct_objects(token):
        for noun in (argument, *argument.conjuncts):
            if noun.lemma_.lower() in nouns or noun.lower_ in nouns:
                return noun
    # *charges that Gambia had brought*: parsers at times take the relative clause for what is charged.
    gap = token.dep_ == "acl" and any(child.dep_ == "nsubj" for child in token.children)
    return token.head if gap and token.head.lemma_.lower() in nouns else None
