"""An annotation and the text it is of -> an extraction, as if kg had read it; every span is checked.

Nothing is found out here but where aliases stand: who is who, who acts and what was said is what the annotation says.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from kg.annotations.scene import Scene
from kg.annotations.schema import Annotation, AssertionNote, PlaceNote, QuoteNote
from kg.annotations.sentences import split_sentences
from kg.errors import AnnotationFileError
from kg.records import (
    Assertion,
    Document,
    Extraction,
    Quotation,
    Span,
    StatedEntity,
    TimeInterval,
    digest_text,
    make_id,
)

__all__ = ["make_extraction"]

RULE = "annotated"
OPTIONAL = 0.5
"""Score of what a careful reader may leave out."""

Said = tuple[str | None, Quotation]
"""Who speaks, and the quotation."""


def make_extraction(
    annotation: Annotation, document: Document, relations: Container[str]
) -> Extraction:
    """Return what `annotation` says of `document` as an extraction.

    Parameters
    ----------
    relations
        Ids of the relation types that there are.

    Raises
    ------
    AnnotationFileError
        If a span lies outside the text or holds other words than it says, an entity is unknown or stands
        nowhere, or a relation is unknown.
    """
    if annotation.sha256 and annotation.sha256 != digest_text(document.text):
        raise AnnotationFileError(
            f"{document.id}: its text is not the one that was annotated (sha256 differs)"
        )
    sentences = split_sentences(document.text)
    scene = Scene(annotation, document, sentences)
    notes = enumerate(annotation.quotes, start=1)
    said = _nested(_numbered([_said(number, note, scene) for number, note in notes]))
    assertions = [
        one
        for number, note in enumerate(annotation.assertions, start=1)
        for one in _assertions(number, note, scene, said, relations)
    ]
    quotations = [
        replace(one, about=tuple(m for m in scene.inside(one.content) if m != one.source))
        for _, one in said
    ]
    return Extraction(
        document=document,
        sentences=sentences,
        mentions=scene.mentions(),
        quotations=tuple(sorted(quotations, key=lambda one: (one.span, one.id))),
        assertions=tuple(sorted(assertions, key=lambda one: (one.span, one.id))),
        entities=tuple(_entities(annotation, scene)),
    )


def _entities(annotation: Annotation, scene: Scene) -> Iterator[StatedEntity]:
    for note in annotation.entities:
        mentions = scene.mentions_of(note.id)
        if mentions:
            yield StatedEntity(
                id=note.id,
                name=note.name,
                type=note.type,
                named=scene.is_named(note),
                mentions=mentions,
            )
        elif not note.optional:
            scene.fail(f"entity {note.id!r} stands nowhere: none of its aliases is found")


def _said(number: int, note: QuoteNote, scene: Scene) -> Said:
    where = f"quote {number}"
    content = scene.passage(note.content, note.words.get("content"), f"{where}: content")
    pieces = tuple(scene.span(part, f"{where}: part") for part in note.parts) or (content,)
    cue, named = (
        scene.words(offsets, note.words.get(key), f"{where}: {key}", content, outside=True)
        for key, offsets in (("cue", note.cue), ("source", note.source))
    )
    source = scene.mention(note.speaker, named, where, content) if note.speaker else None
    listener = note.addressee
    hull = [one for one in (content, cue, named) if one is not None]
    return note.speaker, Quotation(
        id=f"q{content.start}-{content.end}",
        source=source,
        addressees=(scene.mention(listener, None, where, content),) if listener else (),
        span=Span(min(one.start for one in hull), max(one.end for one in hull)),
        content=pieces,
        cue=cue,
        kind=note.kind,
        act=note.act,
        polarity=note.polarity.value,
        modality=note.modality.value,
        rule=RULE,
    )


def _numbered(said: Sequence[Said]) -> list[Said]:
    """Give quotations of the same words, by several speakers, ids and a passage of their own; the last stands first."""
    same: dict[Span, list[int]] = {}
    for number, (_, one) in enumerate(said):
        same.setdefault(one.hull, []).append(number)
    found = list(said)
    for numbers in same.values():
        passages = [said[number][1].span for number in numbers]
        span = Span(min(one.start for one in passages), max(one.end for one in passages))
        for behind, number in enumerate(reversed(numbers)):
            speaker, one = said[number]
            name = f"{one.id}-{behind}" if behind else one.id
            found[number] = (speaker, replace(one, id=name, span=span))
    return found


def _nested(said: Sequence[Said]) -> list[Said]:
    """Tell of each quotation which one holds it: the shortest that is longer than it."""
    found = []
    for speaker, one in said:
        around = [
            other for _, other in said if other.hull != one.hull and other.hull.contains(one.hull)
        ]
        parent = min(around, key=lambda other: other.hull.end - other.hull.start, default=None)
        found.append((speaker, replace(one, parent=parent.id if parent else None)))
    return found


def _assertions(
    number: int,
    note: AssertionNote,
    scene: Scene,
    said: Sequence[Said],
    relations: Container[str],
) -> Iterator[Assertion]:
    where = f"assertion {number}"
    for relation in note.relations:
        if relation not in relations:
            scene.fail(f"{where}: no relation {relation!r}; `kg ontology show` names all")
    for entity in (*note.sources, *note.targets, *note.attributed_to):
        if entity is not None:
            scene.known(entity, where)
    if not note.stated:
        scene.fail(f"{where}: neither places nor evidence")
    for place, stated in enumerate(note.stated, start=1):
        yield _assertion(note, stated, f"{where}, place {place}", scene, said)


def _assertion(
    note: AssertionNote, place: PlaceNote, where: str, scene: Scene, said: Sequence[Said]
) -> Assertion:
    span = scene.passage(place.span, place.words.get("span"), f"{where}: span")
    subject, cue, object_ = (
        scene.words(offsets, place.words.get(key), f"{where}: {key}", span, outside=False)
        for key, offsets in (
            ("subject", place.subject),
            ("cue", place.cue),
            ("object", place.object),
        )
    )
    source, target = _ends(note, scene.owner(subject), scene.owner(object_))
    quotation, claimant = _attribution(note, span, where, scene, said)
    relation, near = note.relations[0], (span, cue) if cue else (span,)
    return Assertion(
        id=make_id("a", where, span.start, span.end, relation),
        subject=scene.mention(source, subject, where, *near),
        predicate=relation,
        object=scene.mention(target, object_, where, *near) if target else None,
        polarity=note.polarity,
        modality=note.status,
        attribution=quotation,
        claimant=claimant,
        title=note.title,
        ended=note.ended,
        directed=not note.symmetric,
        span=span,
        cue=cue or span,
        rule=RULE,
        time=_time(place, span),
        place=place.where,
        mode=note.mode,
        plover=note.plover,
        score=OPTIONAL if note.optional else 1.0,
    )


def _ends(note: AssertionNote, subject: str | None, object_: str | None) -> tuple[str, str | None]:
    """Return who acts and who is acted upon: of alternatives those whom the words denote, else the first."""
    source = subject if subject in note.sources and subject else note.sources[0]
    if object_ in note.targets and object_ not in (None, source):
        return source, object_
    return source, next((one for one in note.targets if one != source), note.targets[0])


def _attribution(
    note: AssertionNote, span: Span, where: str, scene: Scene, said: Sequence[Said]
) -> tuple[str | None, str | None]:
    """Return the quotation that makes the claim, or else the mention of who claims it: of the source's own act, too, which as said is no claim."""
    claimed = note.attributed_to[0] if note.attributed_to else None
    if claimed is None:
        return None, None
    holding = [one for who, one in said if who == claimed and one.hull.overlaps(span)]
    if holding and claimed not in note.sources:
        return min(holding, key=lambda one: (one.hull.end - one.hull.start, one.id)).id, None
    return None, scene.mention(claimed, None, where, span)


def _time(place: PlaceNote, span: Span) -> TimeInterval | None:
    time = place.time
    if time is None or not (time.start or time.end):
        return None
    return TimeInterval(
        start=time.start, end=time.end, text=time.text, span=span, approximate=time.approximate
    )
