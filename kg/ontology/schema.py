"""Relation types as data: what one file of the ontology may say -> checked, frozen objects.

Reporting verbs and the wording of quotations are another module's (`kg.ontology.reporting`).
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kg.records import ACTOR_TYPES, ENTITY_TYPES, EntityType

__all__ = ["Cue", "Example", "Offices", "Ontology", "RelationType", "Signature"]

Word = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^A-Z]+$")]
"""A lemma or several in lower case; initials stand as the lemmatizer leaves them."""

PartOfSpeech = Literal["verb", "noun", "adjective"]
Effect = Literal["true", "false", "future", "conditional", "requested", "hedged", "asked"]


class Checked(BaseModel):
    """Frozen, and no key is taken that isn't known."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Example(Checked):
    """A sentence written for the test of one predicate.

    Attributes
    ----------
    text
        The sentence.
    expect
        ``Subject > Object`` by the words of the mentions (``Subject >`` without recipient), then,
        after a bar, whatever of the status isn't positive and actual: ``Egypt > Hamas | future``.
    """

    text: str
    expect: str = Field(pattern=r"^[^>|]+>[^>|]*(\|[ a-z]+)?$")


class Cue(Checked):
    """Words that signal a relation, and where its roles stand.

    Attributes
    ----------
    pos
        Part of speech of the word that is looked up: the first of a verb cue, else the last.
    words
        Lemmas; a verb may bring particles (``back off``), a noun its modifiers (``air strike``).
    subject, object
        Slots in the order in which they are tried: ``subj``, ``obj``, ``dative``, ``poss``, ``mod``
        (adjective or compound), ``light`` (subject of the verb that carries a noun), ``head`` (the
        noun that an adjective or participle stands with), ``named`` (whom a role noun denotes),
        ``owner`` (possessor of the bound noun), ``clause`` (subject of the clause demanded),
        ``complement`` (object of the infinitive), or a preposition. Empty: the default of the part
        of speech.
    parties
        Slots whose members act on one another (``between``).
    nouns
        The direct object must be one of these lemmas, and the recipient is sought after it.
    carriers
        Verbs that share their subject with a noun cue (``announce the release``); empty: the
        ontology's `light_verbs`.
    complement
        The infinitive after a verb must be one of these lemmas; ``*``: there must be one.
    clause
        The content clause must have one of these verbs, with ``not`` and words that hang on it if
        need be (``not do enough``).
    beside
        One of these lemmas must hang on the cue, near and after it (*call … a liar*).
    bare
        Whether a direct object undoes the cue (*fly to*, not *fly arms to*).
    plain
        Whether what the object is said to be undoes the cue (*call him*, not *call him a liar*).
    mutual
        Whether coordinated subjects without an object act on one another (*X and Y met*).
    whole
        Whether the object itself must be the actor, not a thing that belongs to it.
    unless
        Lemmas that undo the cue as its dependents.
    recipient
        Whether an assertion may lack its object here; empty: as the relation says.
    subjects, objects
        Entity types that may stand in the role here; empty: as the relation says.
    mode
        PLOVER mode.
    score
        How often the cue means the relation, 0-1.
    """

    pos: PartOfSpeech = "verb"
    words: tuple[Word, ...] = Field(min_length=1)
    subject: tuple[Word, ...] = ()
    object: tuple[Word, ...] = ()
    parties: tuple[Word, ...] = ()
    nouns: tuple[Word, ...] = ()
    carriers: tuple[Word, ...] = ()
    complement: tuple[Word, ...] = ()
    clause: tuple[Word, ...] = ()
    beside: tuple[Word, ...] = ()
    bare: bool = False
    plain: bool = False
    mutual: bool = False
    whole: bool = False
    unless: tuple[Word, ...] = ()
    recipient: Literal["required", "optional", ""] = ""
    subjects: tuple[EntityType, ...] = ()
    objects: tuple[EntityType, ...] = ()
    mode: str = ""
    score: float = Field(default=0.85, ge=0, le=1)


class RelationType(Checked):
    """One predicate.

    Attributes
    ----------
    id, label, description
        ``assaults``; for people; what it means and where it ends.
    plover, quad, cameo, modes
        PLOVER type, quad class, CAMEO root and the modes that cues may carry; empty where none.
    score
        PLOVER's conflict-cooperation score, -10 to 10.
    symmetric
        True where either actor may stand first.
    subjects, objects
        Entity types that may fill the roles; unless the file says otherwise, all actors, and as an
        object a territory as well.
    recipient
        Whether an assertion needs an object.
    through
        Whether a thing may stand for the actor it belongs to (*attacked Iran's embassy*).
    spoken
        Whether to say it is to do it (performative: Austin 1962): who criticizes somebody in a speech doesn't merely claim to.
    future, conditional
        PLOVER type that it becomes when only announced or only possible (PLOVER manual: a
        promised visit is AGREE, a conditional assault THREATEN); empty: stays.
    cues
        How English says it.
    examples, counterexamples
        Sentences that say it, and sentences that seem to and don't.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    label: str
    description: str
    plover: str = ""
    quad: Literal[
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
        "",
    ] = ""
    cameo: str = ""
    modes: tuple[str, ...] = ()
    score: float = Field(default=0.0, ge=-10, le=10)
    symmetric: bool = False
    subjects: tuple[EntityType, ...] = ACTOR_TYPES
    objects: tuple[EntityType, ...] = ENTITY_TYPES
    recipient: Literal["required", "optional"] = "required"
    through: bool = True
    spoken: bool = False
    future: str = ""
    conditional: str = ""
    cues: tuple[Cue, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Signature(Checked):
    """What a verb, noun or adjective does to the status of what it governs.

    After Karttunen (1971, 2012) and Nairn, Condoravdi, Karttunen (2006): *manage* makes its
    complement true, *refuse* false, *want* neither.

    Attributes
    ----------
    words
        Lemmas.
    effect
        Status of the complement when the word itself is affirmed.
    negated
        Status when the word is negated; empty: the complement is negated as if the word weren't there.
    """

    words: tuple[Word, ...] = Field(min_length=1)
    effect: Effect
    negated: Effect | Literal[""] = ""


class Offices(Checked):
    """Words of offices and memberships.

    Attributes
    ----------
    titles
        Head lemmas of offices (``minister``).
    fields
        What offices are for: words that belong to a title (``defense``, ``staff``), even where they look like names.
    leading
        Verbs whose subject holds the office of leading their object (``head``).
    of_state
        Offices of a state, which hang on a country when no organization stands beside.
    of_bodies
        Of these, the offices that companies and other organizations have as well.
    elected
        Offices to which voters send somebody, and no party.
    not_of
        Known actor -> head lemmas of offices that it doesn't have (there is no US minister).
    national
        Offices that only one state calls so, with the id of its known actor.
    past, coming, acting
        Modifiers: the office is over, not yet taken, or filled for a time.
    members
        Nouns of members (``lawmaker``, ``fighter``).
    parts
        Head nouns of bodies that are part of the state named beside (``ministry``).
    """

    titles: tuple[Word, ...]
    fields: tuple[Word, ...] = ()
    leading: tuple[Word, ...] = ()
    national: Mapping[str, str] = Field(default_factory=dict)
    of_state: tuple[Word, ...] = ()
    of_bodies: tuple[Word, ...] = ()
    elected: tuple[Word, ...] = ()
    not_of: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    past: tuple[Word, ...] = ()
    coming: tuple[Word, ...] = ()
    acting: tuple[Word, ...] = ()
    members: tuple[Word, ...] = ()
    parts: tuple[Word, ...] = ()


class Ontology(Checked):
    """All that is known about relations.

    Attributes
    ----------
    relations
        By predicate, sorted.
    signatures
        What embedding words do to a status, in file order.
    offices
        Words of offices.
    modifiers
        Adjectives and adverbs that set a status (``planned``: future).
    light_verbs
        Verbs that carry a noun's meaning and share their subject with it (``hold talks``).
    receiving_verbs
        Verbs whose subject is the noun's object (``face sanctions``).
    """

    relations: Mapping[str, RelationType]
    signatures: tuple[Signature, ...] = ()
    offices: Offices
    modifiers: tuple[Signature, ...] = ()
    light_verbs: tuple[str, ...] = ()
    receiving_verbs: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Hash by identity, so that what is made of an ontology can be cached."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Compare by identity."""
        return self is other
