"""What flows: frozen records of the standard library alone."""

from kg.records.assertion import Assertion, Modality, Polarity, TimeInterval
from kg.records.entity import Entity, Judgement, Resolution, Ties
from kg.records.entity_types import ACTOR_TYPES, BODY_TYPES, ENTITY_TYPES, EntityType
from kg.records.extraction import Extraction, StatedEntity
from kg.records.ids import digest_text, make_id
from kg.records.mention import (
    CoreferenceLink,
    Mention,
    MentionIndex,
    MentionKind,
    index_mentions,
)
from kg.records.quotation import Quotation, QuotationKind
from kg.records.text import Document, QuotedSpan, Span

__all__ = [
    "ACTOR_TYPES",
    "BODY_TYPES",
    "ENTITY_TYPES",
    "Assertion",
    "CoreferenceLink",
    "Document",
    "Entity",
    "EntityType",
    "Extraction",
    "Judgement",
    "Mention",
    "MentionIndex",
    "MentionKind",
    "Modality",
    "Polarity",
    "Quotation",
    "QuotationKind",
    "QuotedSpan",
    "Resolution",
    "Span",
    "StatedEntity",
    "Ties",
    "TimeInterval",
    "digest_text",
    "index_mentions",
    "make_id",
]
