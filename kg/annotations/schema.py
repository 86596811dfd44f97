"""The format of annotations: what a file may say of a document, checked by itself.

Whether it fits the text is `kg.annotations.make_extraction`'s business. Fields that aren't known are passed over.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from kg.records import ENTITY_TYPES, Modality, Polarity, QuotationKind

__all__ = [
    "Annotation",
    "AssertionNote",
    "EntityNote",
    "Offsets",
    "PlaceNote",
    "QuoteNote",
    "TimeNote",
]

Status = Literal["actual", "future", "possible", "conditional", "requested", "hedged", "asked"]
Offsets = tuple[Annotated[int, Field(ge=0)], int]
"""First character, and the one after the last, of the document's text."""


def _listed(value: Any) -> Any:
    """Return a lone value as a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def _spans(value: Any) -> Any:
    """Return a lone span as a list of one."""
    return [value] if value and not isinstance(value[0], list | tuple) else value


def _typed(value: str) -> str:
    if value not in (*ENTITY_TYPES, "other"):
        raise ValueError(f"expected one of {', '.join(ENTITY_TYPES)}")
    return value


Listed = BeforeValidator(_listed)


class Note(BaseModel):
    """Frozen; what isn't known is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class EntityNote(Note):
    """Somebody whom a document names.

    Attributes
    ----------
    id
        By which this document's annotations refer to the entity.
    aliases
        Names and descriptions as the text has them.
    optional
        Whether a reader may leave it out.
    mentions
        Where it is named; empty: wherever the name or an alias stands.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1, pattern=r"\w")
    type: Annotated[str, AfterValidator(_typed)]
    aliases: tuple[str, ...] = ()
    optional: bool = False
    mentions: tuple[Offsets, ...] = ()


class TimeNote(Note):
    """When it happened: first and last day (ISO), either empty where it is open."""

    start: str = Field(default="", pattern=r"^(\d{4}-\d\d-\d\d)?$")
    end: str = Field(default="", pattern=r"^(\d{4}-\d\d-\d\d)?$")
    text: str = ""
    approximate: bool = False


class PlaceNote(Note):
    """A place of the text that states an assertion.

    Attributes
    ----------
    span
        The clause or sentence.
    subject, cue, object
        The words; None where they lie elsewhere or are missing.
    words
        What stands at each of them: checked beside offsets, looked up without them.
    time, where
        When and in what place it happened, if that is stated.
    """

    span: Offsets | None = None
    subject: Offsets | None = None
    cue: Offsets | None = None
    object: Offsets | None = None
    words: dict[str, str] = Field(default_factory=dict)
    time: TimeNote | None = None
    where: str = ""


class AssertionNote(Note):
    """A relation that a document states, in one place or several.

    Attributes
    ----------
    sources, relations, targets
        Alternatives, the best first; None as a target for nobody.
    title
        Of ``holds_role``.
    symmetric
        Whether the text leaves open who acts.
    optional
        Whether a reader may leave it out.
    modality, modality_six
        The status, folded to three (``possible``) and in full; the full one counts.
    attributed_to
        Who claims it, or None; of alternatives the first counts.
    evidence, places
        Where it stands; without places the evidence counts.
    ended, mode, plover
        As `kg.records.Assertion` has them.
    """

    sources: Annotated[tuple[str, ...], Listed, Field(min_length=1)]
    relations: Annotated[tuple[str, ...], Listed, Field(min_length=1)]
    targets: Annotated[tuple[str | None, ...], Listed, Field(min_length=1)]
    title: str = ""
    symmetric: bool = False
    optional: bool = False
    polarity: Polarity = Polarity.POSITIVE
    modality: Annotated[tuple[Status, ...], Listed] = ("actual",)
    modality_six: Modality | None = None
    attributed_to: Annotated[tuple[str | None, ...], Listed] = (None,)
    evidence: Annotated[tuple[Offsets, ...], BeforeValidator(_spans)] = ()
    places: tuple[PlaceNote, ...] = ()
    ended: bool = False
    mode: str = ""
    plover: str = ""

    @property
    def status(self) -> Modality:
        """The modality in full; what is but possible is hedged."""
        full = [Modality(one) for one in self.modality if one != "possible"]
        return self.modality_six or (full[0] if full else Modality.HEDGED)

    @property
    def stated(self) -> tuple[PlaceNote, ...]:
        """The places that state it."""
        return self.places or tuple(PlaceNote(span=span) for span in self.evidence)


class QuoteNote(Note):
    """A stretch of speech.

    Attributes
    ----------
    speaker, addressee
        Entities of the document, or None.
    kind
        Direct, indirect or mixed.
    content, parts
        What was said; its pieces, where a reporting clause stands between them.
    source, cue
        The words for the speaker, and those that report it; None if there are none.
    words
        What stands at each of them: checked beside offsets, looked up without them.
    polarity, modality, act
        As `kg.records.Quotation` has them.
    """

    speaker: str | None
    kind: QuotationKind = QuotationKind.INDIRECT
    content: Offsets | None = None
    parts: tuple[Offsets, ...] = ()
    source: Offsets | None = None
    cue: Offsets | None = None
    addressee: str | None = None
    words: dict[str, str] = Field(default_factory=dict)
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    act: str = "says"


class Annotation(Note):
    """What annotations say of one document.

    Attributes
    ----------
    doc
        Its id: the name of its file, or the ``id`` of a record.
    sha256
        Digest of its text; checked where given.
    """

    doc: str = Field(min_length=1)
    sha256: str = ""
    entities: tuple[EntityNote, ...] = ()
    assertions: tuple[AssertionNote, ...] = ()
    quotes: tuple[QuoteNote, ...] = ()
