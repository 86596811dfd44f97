"""Detect: parsed document, quotations and known words -> mentions and the coreference sentences state."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.actors.lookup import KnownActors
from kg.detect.features import depths
from kg.detect.lexicon import Lexicon, load_lexicon
from kg.detect.links import find_links
from kg.detect.names import NAMED, KnownWords, detect_names
from kg.detect.nominals import detect_nominals
from kg.detect.pronouns import detect_pronouns
from kg.detect.vote import vote_on_mentions
from kg.learned.bundle import Bundle, load_bundle
from kg.records import CoreferenceLink, Mention, MentionKind, QuotedSpan

__all__ = ["detect_mentions", "propose_mentions"]


def detect_mentions(
    doc: Doc,
    quoted: Sequence[QuotedSpan],
    known: Sequence[KnownWords],
    *,
    actors: KnownActors,
    models: Bundle | None = None,
) -> tuple[tuple[Mention, ...], tuple[CoreferenceLink, ...]]:
    """Return the mentions of `doc` in text order, and links between them.

    Parameters
    ----------
    doc
        Parsed, with settled entities.
    quoted
        Stretches between quotation marks, for `Mention.quotation_depth`.
    known
        Words that may denote known actors.
    models
        Other ones than those of the package, for measuring.
    """
    lexicon = load_lexicon()
    models = models or load_bundle("mention")
    proposed = propose_mentions(doc, known, actors, lexicon)
    found = [
        *vote_on_mentions(doc, proposed, actors, lexicon, models),
        *detect_pronouns(doc),
    ]
    by_head: dict[int, Mention] = {}
    for mention, token in found:
        by_head.setdefault(token.i, mention)
    placed = _place(doc, quoted, by_head)
    complete = {
        index: replace(mention, of=_owner(doc[index], placed)) for index, mention in placed.items()
    }
    mentions = sorted(complete.values(), key=lambda mention: (mention.span, mention.id))
    return tuple(mentions), tuple(find_links(doc, complete))


def propose_mentions(
    doc: Doc, known: Sequence[KnownWords], actors: KnownActors, lexicon: Lexicon
) -> list[tuple[Mention, Token]]:
    """Return names and descriptions that may denote somebody, one a head token, with these."""
    taken = frozenset(token.i for entity in doc.ents if entity.label_ in NAMED for token in entity)
    by_head: dict[int, tuple[Mention, Token]] = {}
    for mention, token in (
        *detect_names(doc, known, actors, lexicon),
        *detect_nominals(doc, taken, lexicon),
    ):
        by_head.setdefault(token.i, (mention, token))
    return list(by_head.values())


def _place(
    doc: Doc, quoted: Sequence[QuotedSpan], by_head: dict[int, Mention]
) -> dict[int, Mention]:
    """Return the mentions with the numbers of their sentences and quotation depths."""
    depth = depths(doc, quoted)
    starts = [sentence.start for sentence in doc.sents]
    return {
        index: replace(
            mention,
            sentence=bisect_right(starts, index) - 1,
            quotation_depth=depth[index],
        )
        for index, mention in by_head.items()
    }


def _owner(token: Token, by_head: dict[int, Mention]) -> str | None:
    """Return the id of the mention that a description hangs on: possessor, modifier, of-phrase."""
    mention = by_head[token.i]
    if mention.kind is not MentionKind.NOMINAL:
        return None
    for child in token.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i in by_head:
            return by_head[child.i].id
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and grandchild.i in by_head:
                    return by_head[grandchild.i].id
    return _title_owner(token, by_head)


def _title_owner(token: Token, by_head: dict[int, Mention]) -> str | None:
    """Return what stands before a title and hangs on the same name (*US* President Joe Biden)."""
    mention = by_head[token.i]
    for index in range(token.i - 1, max(token.i - 7, -1), -1):
        before = token.doc[index]
        if before.idx < mention.span.start:
            break
        if index in by_head:
            return by_head[index].id
    return None
