"""What a document itself says to be one: links of the parse, appositions by their commas -> ties."""

import re

from kg.names.normalize import normalize_name
from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions
from kg.resolve.name_likeness import abbreviates, name_words

__all__ = ["tie_beside", "tie_stated", "tie_unlabeled"]

_SCORES = {"acronym": 0.97, "title": 0.97, "apposition": 0.9, "copula": 0.85}
_GAP = re.compile(r"(?: ?\([^()]{1,20}\))?, ")
_AFTER = re.compile(
    r"[,.;:)]|\s(?:of|for|in|with|at|on|that|who|whose|which|based|founded|known)\b"
)
_INDEFINITE = ("a ", "an ")
_NO_NATIONS = frozenset({"organization", "media", "party", "armed_group"})
_LONGEST_GAP = 24


def tie_stated(state: DocumentState) -> None:
    """Tie what a sentence itself says to be one: title, apposition, acronym, *X is the president*."""
    for kind, score in _SCORES.items():
        for link in state.extraction.links:
            if link.kind != kind or not {link.first, link.second} <= state.mentions.keys():
                continue
            pair = (state.mentions[link.first], state.mentions[link.second])
            if kind == "apposition" and not _is_sound(*pair):
                continue
            if kind == "acronym" and not abbreviates(pair[1].text, pair[0].text):
                continue
            state.tie(link.second, link.first, score, kind)


def _is_sound(one: Mention, other: Mention) -> bool:
    """Tell whether an apposition names one actor: with a name, and no quantified or bare plural (*mostly women*)."""
    nominals = [each for each in (one, other) if each.kind is MentionKind.NOMINAL]
    if len(nominals) == 2:
        return False
    if {one.type, other.type} - _NO_NATIONS == {"government"} and one.type != other.type:
        return False
    vague = load_descriptions()["vague"] - {"the", "a", "an", "these", "those"}
    for each in nominals:
        words = each.text.lower().split()
        if words[0] in vague or words[0] == "mostly":
            return False
        if each.number == "plural" and not each.definite:
            return False
    return True


def tie_beside(state: DocumentState) -> None:
    """Tie a name and the indefinite description that follows it between commas, where the parse has no link."""
    names = {one.span.end: one for one in state.named()}
    text = state.extraction.document.text
    for mention in state.nominals():
        if not state.is_alone(mention) or not mention.text.lower().startswith(_INDEFINITE):
            continue
        if mention.function == "subject" or mention.number == "plural":
            continue
        before = _before(text, mention, names)
        if before is None or not _AFTER.match(text, mention.span.end):
            continue
        kinds = {state.type_of(before.id), mention.type}
        if ("person" in kinds) == (kinds == {"person"}) and kinds.isdisjoint({"place", "people"}):
            state.tie(mention.id, before.id, 0.8, "described beside")


def _before(text: str, mention: Mention, names: dict[int, Mention]) -> Mention | None:
    start = mention.span.start
    for end in range(start - 2, max(start - _LONGEST_GAP, 0), -1):
        if end in names and _GAP.fullmatch(text, end, start):
            return names[end]
    return None


def tie_unlabeled(state: DocumentState) -> None:
    """Tie a source that is no known kind of noun to the one whom the document calls by that name."""
    surnames: dict[str, Mention] = {}
    for one in state.named():
        for key in (normalize_name(one.text), name_words(one.text)[-1:]):
            surnames.setdefault(key if isinstance(key, str) else "".join(key), one)
    for mention in state.nominals():
        if mention.type or not mention.text[:1].isupper():
            continue
        other = surnames.get(normalize_name(mention.text))
        if other is not None:
            state.tie(mention.id, other.id, 0.85, f"called like {other.text}")
