"""What a document itself says to be one: links of the parse -> ties."""

from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions
from kg.resolve.name_likeness import abbreviates

__all__ = ["tie_stated"]

_SCORES = {"acronym": 0.97, "title": 0.97, "apposition": 0.9, "copula": 0.85}
_NO_NATIONS = frozenset({"organization", "media", "party", "armed_group"})


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
