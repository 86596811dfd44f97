"""Say which tokens mentions cover: document, mentions -> lookups by token for whoever walks along the words."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.records import BODY_TYPES, Mention, MentionKind

__all__ = ["Places"]


class Places:
    """Where the mentions of a document stand, by token.

    Attributes
    ----------
    doc
        The document.
    token_at
        Offset of a token's first character -> its number.
    bounds
        Mention id -> first token and the one after the last.
    people
        Token -> the name of a person that covers it.
    inside
        Token -> the name (or description of a body) that covers it and may have officers.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.bounds: dict[str, tuple[int, int]] = {}
        self.people: dict[int, Mention] = {}
        self.inside: dict[int, Mention] = {}
        self.token_at = {token.idx: token.i for token in doc}
        for mention in sorted(mentions, key=lambda m: m.kind is MentionKind.NAME):
            start = self.token_at.get(mention.span.start)
            if start is not None:
                self._place(mention, start)

    def _place(self, mention: Mention, start: int) -> None:
        end = start
        while end < len(self.doc) and self.doc[end].idx < mention.span.end:
            end += 1
        self.bounds[mention.id] = (start, end)
        if mention.kind is MentionKind.NAME and mention.type == "person":
            self.people.update((i, mention) for i in range(start, end))
        elif (mention.kind is MentionKind.NAME and self._has_officers(mention)) or (
            mention.kind is MentionKind.NOMINAL and mention.type in BODY_TYPES
        ):
            self.inside.update((i, mention) for i in range(start, end))

    @staticmethod
    def _has_officers(mention: Mention) -> bool:
        return mention.type != "people" or mention.adjectival or bool(mention.actors)

    def bodies_in(self, phrase: Sequence[Token]) -> dict[int, Mention]:
        """Return what may have officers in a phrase, by token; a person, too, has aides (*Merkel's spokesman*)."""
        found = {token.i: self.inside[token.i] for token in phrase if token.i in self.inside}
        for token in phrase:
            owner = self.people.get(token.i)
            if owner and token.i + 1 < len(self.doc) and token.nbor(1).tag_ == "POS":
                found[token.i] = owner
        return found
