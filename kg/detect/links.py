"""Coreference that a sentence itself states: mentions by head token -> links."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.records import CoreferenceLink, Mention, MentionKind

__all__ = ["find_links"]

_CALLED = frozenset(["known", "described", "identified"])


def find_links(doc: Doc, by_head: Mapping[int, Mention]) -> Iterator[CoreferenceLink]:
    """Yield links in text order of the word that shows them.

    Parameters
    ----------
    by_head
        Mentions by the number of their head token.
    """
    names = [one for one in by_head.values() if one.kind is MentionKind.NAME]
    starts = {name.span.start: name for name in names}
    ends = {name.span.end: name for name in names}
    for index, mention in sorted(by_head.items()):
        token = doc[index]
        yield from _title(doc, token, mention, starts)
        yield from _apposition(token, mention, by_head)
        yield from _acronym(token, mention, ends)
        yield from _copula(token, mention, by_head)
        yield from _known_as(token, mention, by_head)
        yield from _reflexive(token, mention, by_head)
    yield from _distinct(doc, by_head)


def _link(first: Mention, second: Mention, kind: str) -> CoreferenceLink:
    one, two = sorted((first, second), key=lambda mention: mention.span)
    return CoreferenceLink(first=one.id, second=two.id, kind=kind, rule=f"link.{kind}")


def _title(
    doc: Doc, token: Token, mention: Mention, starts: Mapping[int, Mention]
) -> Iterator[CoreferenceLink]:
    """*Foreign Minister* Hakan Fidan."""
    if mention.kind is not MentionKind.NOMINAL or token.i + 1 >= len(doc):
        return
    named = doc[token.i + 1]
    if named.ent_type_ != "PERSON" and token.i + 2 < len(doc) and named.pos_ == "PROPN":
        named = doc[token.i + 2]
    name = starts.get(named.idx)
    person = named.ent_type_ == "PERSON" and mention.type == "person"
    if person and name is not None and named.ent_iob_ == "B":
        yield _link(mention, name, "title")


def _apposition(
    token: Token, mention: Mention, by_head: Mapping[int, Mention]
) -> Iterator[CoreferenceLink]:
    """Hakan Fidan, *Turkey's foreign minister*."""
    if token.dep_ != "appos":
        return
    described = _described(token, mention, by_head)
    if described is None:
        return
    other = described
    names = mention.kind is MentionKind.NAME and other.kind is MentionKind.NAME
    if names and "place" in (mention.type, other.type):
        return
    if names and {mention.type, other.type} & {"government", "person"}:
        return
    if _agree(mention, other):
        yield _link(other, mention, "apposition")


def _described(token: Token, mention: Mention, by_head: Mapping[int, Mention]) -> Mention | None:
    """Return what an apposition explains: the word it hangs on, or for a person the one whose *of* phrase that word ends.

    *The commander of Somalia's navy, Admiral Yusuf Warsame*: parsers hang the name on the navy.
    """
    head = token.head
    if mention.type == "person" and mention.kind is MentionKind.NAME:
        while head.dep_ == "pobj" and head.head.lower_ == "of" and not _is_person(head, by_head):
            head = head.head.head
    return by_head.get(head.i)


def _is_person(token: Token, by_head: Mapping[int, Mention]) -> bool:
    return token.i in by_head and by_head[token.i].type == "person"


def _agree(one: Mention, other: Mention) -> bool:
    if one.number and other.number and one.number != other.number:
        return False
    person = (one.type == "person", other.type == "person")
    return person[0] == person[1]


def _acronym(
    token: Token, mention: Mention, ends: Mapping[int, Mention]
) -> Iterator[CoreferenceLink]:
    """Israel Defense Forces *(IDF)*."""
    first = token.ent_iob_ == "B" and 1 < token.i < len(token.doc) - 1
    if mention.kind is not MentionKind.NAME or not mention.text.isupper() or not first:
        return
    before, after = token.nbor(-1), token.nbor(1)
    if before.text != "(" or after.text != ")":
        return
    name = next((ends[end] for end in range(before.idx, before.idx - 3, -1) if end in ends), None)
    if name is not None:
        yield _link(name, mention, "acronym")


def _known_as(
    token: Token, mention: Mention, by_head: Mapping[int, Mention]
) -> Iterator[CoreferenceLink]:
    """Read the group, *known as* the Red Front."""
    named = (
        token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.lower_ in _CALLED
    )
    called = token.dep_ in ("oprd", "attr", "dobj") and token.head.lower_ in ("called", "dubbed")
    if mention.kind is not MentionKind.NAME or not (named or called):
        return
    verb = token.head.head if named else token.head
    other = by_head.get(verb.head.i)
    if verb.dep_ == "acl" and other is not None and _agree(other, mention):
        yield _link(other, mention, "apposition")


def _reflexive(
    token: Token, mention: Mention, by_head: Mapping[int, Mention]
) -> Iterator[CoreferenceLink]:
    """Read the minister blamed *himself*."""
    if not token.lower_.endswith(("self", "selves")) or mention.kind is not MentionKind.PRONOUN:
        return
    verb = token.head if token.dep_ != "pobj" else token.head.head
    for child in verb.lefts:
        subject = by_head.get(child.i)
        if child.dep_ not in ("nsubj", "nsubjpass") or subject is None or subject == mention:
            continue
        if _agree(subject, mention) or not mention.type:
            yield _link(subject, mention, "reflexive")


def _copula(
    token: Token, mention: Mention, by_head: Mapping[int, Mention]
) -> Iterator[CoreferenceLink]:
    """Dana Reyes *is the president* of …: affirmed, present or past, definite or of somebody."""
    if (
        token.dep_ != "attr"
        or token.head.lemma_ != "be"
        or mention.kind is not MentionKind.NOMINAL
    ):
        return
    verb = token.head
    if any(child.dep_ in ("neg", "aux") for child in verb.children):
        return
    if not (mention.definite or mention.of):
        return
    for child in verb.lefts:
        subject = by_head.get(child.i)
        if child.dep_ == "nsubj" and subject is not None and _agree(subject, mention):
            yield _link(subject, mention, "copula")


def _distinct(doc: Doc, by_head: Mapping[int, Mention]) -> Iterator[CoreferenceLink]:
    """Subject and object of one verb are two, unless the object is reflexive."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        subjects = [child.i for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
        objects = [child.i for child in token.children if child.dep_ in ("dobj", "dative")]
        objects += [
            grandchild.i
            for child in token.children
            if child.dep_ in ("prep", "agent", "dative")
            for grandchild in child.children
            if grandchild.dep_ == "pobj"
        ]
        objects += [met for noun in objects for met in _others(doc[noun])]
        for one in subjects:
            for other in objects:
                first, second = by_head.get(one), by_head.get(other)
                if first and second and not second.text.lower().endswith(("self", "selves")):
                    yield _link(first, second, "distinct")


def _others(noun: Token) -> list[int]:
    """Return with whom or against whom what the subject does is (*held talks with Togo's minister*)."""
    return [
        grandchild.i
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("with", "against")
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
    ]
