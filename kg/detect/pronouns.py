"""Mentions by pronoun: tokens -> pronoun mentions."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.detect.features import find_function
from kg.records import Mention, MentionKind, Span

__all__ = ["detect_pronouns"]

_FORMS = {
    "i me my mine myself": ("i", "singular", "", "person"),
    "we us our ours ourselves": ("we", "plural", "", ""),
    "you your yours yourself yourselves": ("you", "", "", ""),
    "he him his himself": ("he", "singular", "male", "person"),
    "she her hers herself": ("she", "singular", "female", "person"),
    "they them their theirs themselves": ("they", "plural", "", ""),
    "it its itself": ("it", "singular", "", ""),
}
_PRONOUNS = {form: facts for forms, facts in _FORMS.items() for form in forms.split()}
_EXPLETIVE = frozenset({"expl"})


def detect_pronouns(doc: Doc) -> Iterator[tuple[Mention, Token]]:
    """Yield each personal, possessive or reflexive pronoun with its token, in text order.

    The lemma names the person: ``i``, ``we``, ``you``, ``he``, ``she``, ``they``, ``it``. *US* is no
    pronoun, and expletive *it* is left out where the parser says so.
    """
    for token in doc:
        facts = _PRONOUNS.get(token.lower_)
        if facts is None or token.pos_ not in ("PRON", "DET") or token.dep_ in _EXPLETIVE:
            continue
        if token.text == "US":
            continue
        lemma, number, gender, kind = facts
        span = Span(token.idx, token.idx + len(token))
        mention = Mention(
            id=f"m{span.start}-{span.end}",
            span=span,
            head=span,
            text=token.text,
            kind=MentionKind.PRONOUN,
            type=kind,
            number=number,
            gender=gender,
            definite=True,
            head_lemma=lemma,
            function=find_function(token),
        )
        yield mention, token
