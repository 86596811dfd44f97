"""Make extractions by hand: text and the words that are mentions -> `Extraction`."""

import re
from dataclasses import replace

from kg.actors.lookup import KnownActors
from kg.actors.record import Alias, AliasKind, KnownActor
from kg.learned.bundle import load_bundle
from kg.learned.models import Models
from kg.records import (
    Assertion,
    CoreferenceLink,
    Extraction,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Resolution,
    Span,
)
from kg.resolve.mentions import resolve_mentions
from tests.builders import document, mention

PRONOUNS = {
    "he": ("he", "male", "person"),
    "his": ("he", "male", "person"),
    "she": ("she", "female", "person"),
    "her": ("she", "female", "person"),
    "i": ("i", "", "person"),
    "we": ("we", "", ""),
    "our": ("we", "", ""),
    "it": ("it", "", ""),
    "its": ("it", "", ""),
}


_MENTION = load_bundle("mention")
KEEPING = Models({"mention": replace(_MENTION, numbers={**_MENTION.numbers, "keep": 0.0})})
"""The models of the package, but all clusters are kept."""


def nation(name: str, code: str, demonym: str, capital: str) -> KnownActor:
    """Return a made-up nation."""
    return KnownActor(
        id=name.lower(),
        name=name,
        type="government",
        aliases=(
            Alias(name),
            Alias(demonym, AliasKind.DEMONYM),
            Alias(capital, AliasKind.CAPITAL),
        ),
        qid="Q1",
        country=code,
        sector="GOV",
    )


ACTORS = KnownActors(
    [
        nation("Ruritania", "RUR", "Ruritanian", "Strelsau"),
        nation("Freedonia", "FRE", "Freedonian", "Fredville"),
        KnownActor(
            id="strelsau.city", name="Strelsau", type="place", aliases=(Alias("Strelsau"),)
        ),
        KnownActor(
            id="dawn-front",
            name="Dawn Front",
            type="armed_group",
            aliases=(Alias("Dawn Front"),),
            country="RUR",
        ),
    ]
)


def name(text: str, words: str, nth: int = 0, **fields: object) -> Mention:
    """Return a name mention, with the known actors that the words may denote."""
    fields.setdefault("type", "person")
    fields.setdefault("number", "singular")
    fields.setdefault("function", "subject")
    known = tuple(match.actor for match in ACTORS.find(words))
    if known:
        fields["type"] = ACTORS.get(known[0]).type
        fields.setdefault("label", "GPE")
    return mention(text, words, nth=nth, actors=known, **fields)


def noun(text: str, words: str, nth: int = 0, **fields: object) -> Mention:
    """Return a description; head and modifiers are read off the words."""
    bare = [word for word in words.lower().split() if word not in ("the", "a", "an")]
    fields.setdefault("type", "person")
    fields.setdefault("number", "singular")
    fields.setdefault("head_lemma", bare[-1])
    fields.setdefault("modifiers", tuple(bare[:-1]))
    fields.setdefault("definite", words.lower().startswith("the "))
    fields.setdefault("function", "subject")
    return mention(text, words, nth=nth, kind=MentionKind.NOMINAL, **fields)


def pronoun(text: str, words: str, nth: int = 0, **fields: object) -> Mention:
    """Return a pronoun mention of the `nth` occurrence of the word as a whole."""
    start = [found.start() for found in re.finditer(rf"\b{words}\b", text)][nth]
    lemma, gender, kind = PRONOUNS[words.lower()]
    fields.setdefault("function", "subject")
    span = Span(start, start + len(words))
    return Mention(
        id=f"m{span.start}-{span.end}",
        span=span,
        head=span,
        text=words,
        kind=MentionKind.PRONOUN,
        type=kind,
        gender=gender,
        head_lemma=lemma,
        definite=True,
        **fields,
    )


def link(first: Mention, second: Mention, kind: str) -> CoreferenceLink:
    """Return a link between two mentions."""
    return CoreferenceLink(first=first.id, second=second.id, kind=kind, rule=f"link.{kind}")


def quotation(text: str, content: str, source: Mention | None, **fields: object) -> Quotation:
    """Return a direct quotation of `content`."""
    start = text.index(content)
    span = Span(start, start + len(content))
    fields.setdefault("kind", QuotationKind.DIRECT)
    return Quotation(
        id=f"q{start}",
        source=source.id if source else None,
        sources=(source.id,) if source else (),
        span=span,
        content=(span,),
        **fields,
    )


def assertion(subject: Mention, target: Mention | None, predicate: str = "consults") -> Assertion:
    """Return an assertion between two mentions."""
    return Assertion(
        id=f"a{subject.id}",
        subject=subject.id,
        predicate=predicate,
        object=target.id if target else None,
        span=subject.span,
        cue=subject.span,
        rule="test",
    )


def story(
    text: str,
    *mentions: Mention,
    id: str = "story.txt",
    published: str = "",
    links: tuple[CoreferenceLink, ...] = (),
    quotations: tuple[Quotation, ...] = (),
    assertions: tuple[Assertion, ...] = (),
) -> Extraction:
    """Return an extraction; sentences end with a full stop and a blank."""
    sentences = [Span(*found.span()) for found in re.finditer(r"(?s)\S.*?(?:\.(?= |$)|$)", text)]
    numbered = [
        replace(
            one,
            sentence=max(n for n, span in enumerate(sentences) if span.start <= one.span.start),
        )
        for one in mentions
    ]
    return Extraction(
        document=document(text, id=id, published=published),
        sentences=tuple(sentences),
        mentions=tuple(sorted(numbered, key=lambda one: (one.span, one.id))),
        links=links,
        quotations=quotations,
        assertions=assertions,
    )


def resolved(*stories: Extraction, models: Models = KEEPING, **options: object) -> Resolution:
    """Return who is who in the stories, whoever they are: one sentence says too little of who is worth keeping."""
    every = dict.fromkeys((one.document.id for one in stories), models)
    return resolve_mentions(stories, actors=ACTORS, models=every, **options)


def entity(resolution: Resolution, one: Mention, doc: str = "story.txt") -> str | None:
    """Return the id of the entity of a mention, or None."""
    return resolution.ties[doc].entity_of.get(one.id)


def entities_of(resolution: Resolution) -> dict[tuple[str, str], str]:
    """Return the entity of each mention of all documents."""
    return {
        (doc, mention): found
        for doc, ties in resolution.ties.items()
        for mention, found in ties.entity_of.items()
    }
