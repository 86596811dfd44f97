"""Make the values that tests need, in as few words as can be read."""

import spacy
from spacy.tokens import Doc

from kg.records import Document, Mention, MentionKind, Span

_VOCAB = spacy.blank("en").vocab


def parsed(table: str, *, sentences: bool = True) -> Doc:
    """Return a `Doc` parsed by hand: one row per token, of form, pos, dep, head and entity label.

    The head is the number of the token's head, counted from one; zero makes it the root. A fifth
    column ``-`` means no entity. Words are separated by single spaces.
    """
    rows = [row.split() for row in table.strip().splitlines()]
    words, pos, deps, heads, ents = zip(*rows, strict=True)
    return Doc(
        _VOCAB,
        words=list(words),
        pos=list(pos),
        deps=list(deps) if sentences else None,
        heads=[int(head) - 1 if head != "0" else i for i, head in enumerate(heads)],
        lemmas=[word.lower() for word in words],
        ents=["" if ent == "-" else f"B-{ent}" for ent in ents],
    )


def document(text: str, *, id: str = "story.txt", **fields: object) -> Document:
    """Return a document of `text`."""
    return Document(id=id, text=text, **fields)


def mention(text: str, words: str, *, nth: int = 0, **fields: object) -> Mention:
    """Return a mention of the `nth` occurrence of `words` in `text`; its head is the last word."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    end = start + len(words)
    head_start = start + (words.rfind(" ") + 1)
    fields.setdefault("kind", MentionKind.NAME)
    return Mention(
        id=f"m{start}-{end}",
        span=Span(start, end),
        head=Span(head_start, end),
        text=words,
        **fields,
    )
