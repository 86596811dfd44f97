"""Which mention speaks: a quotation -> the mentions that may, each with named features.

Grammar proposes one (`kg.quote.sources`); beside it stand the mentions of the sentence, of the paragraphs
around where there is no cue, and those who spoke last.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.quote.features import kind_of_content
from kg.quote.reading import Draft, Reading
from kg.records import Mention, MentionKind

__all__ = ["Decision", "Option", "Spoken", "dependency_path", "describe_option", "find_options"]

_LAST = 3
"""How many quotations back a speaker may speak again."""

_ARCS = 5
_FAR = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A mention that may be the source.

    Attributes
    ----------
    token
        Index of the word that heads it.
    mention
        The mention.
    """

    token: int
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quotation that has its speaker already."""

    draft: Draft
    option: Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A candidate that stands, with what was decided of it.

    Attributes
    ----------
    draft
        The candidate.
    content
        Probability that its words are a quotation.
    speaker
        Who speaks, None if there is nobody.
    source
        Probability of that.
    meant
        Whom a speaking pronoun, description or document means; None if nobody else.
    antecedent
        Probability of that.
    score
        Probability that words and speaker are right.
    """

    draft: Draft
    content: float
    speaker: Option | None = None
    source: float = 0.0
    meant: Option | None = None
    antecedent: float = 0.0
    score: float = 0.0


def find_options(
    draft: Draft,
    grammatical: Option | None,
    options: Sequence[Option],
    before: Sequence[Spoken],
    reading: Reading,
) -> list[Option]:
    """Return who may speak, the grammatical source first.

    Parameters
    ----------
    grammatical
        The source that the cue's clause names.
    options
        All mentions of the document.
    before
        Quotations before this one, in text order.
    """
    found: dict[str, Option] = {}
    if grammatical is not None:
        found[grammatical.mention.id] = grammatical
    for one in _near(draft, options, reading):
        if not (one.mention.locative and one.mention.type == "place"):
            found.setdefault(one.mention.id, one)
    for spoken in before[-_LAST:]:
        found.setdefault(spoken.option.mention.id, spoken.option)
    return list(found.values())


def _near(draft: Draft, options: Sequence[Option], reading: Reading) -> Iterator[Option]:
    """Yield the mentions around the cue, in its sentence and outside the content.

    Without a cue: those of the paragraph and of two before it.
    """
    content = draft.hull
    if draft.cue is not None:
        cue = reading.sentence(reading.doc[draft.verb])
        low, high = max(cue.start, draft.cue.start - _FAR), min(cue.end, draft.cue.end + _FAR)
    else:
        low, high = content.start, reading.paragraph(content.end - 1).end
        for _ in range(3):
            low = reading.paragraph(max(0, low - 1)).start
    first = reading.first_option(low)
    for one in options[first : max(first, reading.first_option(high))]:
        if not content.start <= one.mention.span.start < content.end:
            yield one


def dependency_path(one: Token, other: Token) -> tuple[list[Token], list[Token]] | None:
    """Return the words from one up to below the common ancestor, and from there down to the other."""
    up = [one, *one.ancestors]
    place = {token.i: number for number, token in enumerate(up)}
    down: list[Token] = []
    for token in (other, *other.ancestors):
        if token.i in place:
            return up[: place[token.i]], down[::-1]
        down.append(token)
    return None


def _arc(token: Token) -> str:
    if token.dep_ in ("prep", "agent", "dative"):
        return f"{token.dep_}:{token.lemma_.lower()}"
    return str(token.dep_)


def _path_words(one: Token, other: Token, longest: int) -> str:
    """Return the arcs between two words as one word; empty if they are many or in two trees."""
    found = dependency_path(one, other)
    if found is None or len(found[0]) + len(found[1]) > longest:
        return ""
    up, down = found
    return "<".join(map(_arc, up)) + "^" + ">".join(token.dep_ for token in down)


def describe_option(
    draft: Draft,
    option: Option,
    rivals: Sequence[Option],
    before: Sequence[Spoken],
    reading: Reading,
) -> dict[str, float]:
    """Return what is known of a mention as the source of a quotation."""
    kind = kind_of_content(draft, reading)
    names: Iterable[str] = (
        *_of_mention(draft, option, kind),
        *_of_grammar(draft, option, kind, reading),
        *_of_place(draft, option, rivals, reading),
        *_of_speakers(draft, option, before, kind, reading),
    )
    return dict.fromkeys(names, 1.0)


def _type_of(mention: Mention) -> str:
    return mention.type or mention.kind.value


def _form_of(mention: Mention) -> str:
    return mention.head_lemma if mention.kind is MentionKind.PRONOUN else mention.kind.value


def _of_mention(draft: Draft, option: Option, kind: str) -> Iterator[str]:
    one = option.mention
    what, form = _type_of(one), _form_of(one)
    yield f"type={what}"
    yield f"form={form}"
    yield f"type,form={what},{form}"
    yield f"function={one.function}"
    yield f"depth={one.quotation_depth}"
    yield f"place={one.locative},adjective={one.adjectival}"
    yield f"inside={draft.hull.start <= one.span.start < draft.hull.end},{kind}"
    if one.kind is MentionKind.NOMINAL:
        yield f"noun={one.head_lemma}"


def _of_grammar(draft: Draft, option: Option, kind: str, reading: Reading) -> Iterator[str]:
    what, form, token = (
        _type_of(option.mention),
        _form_of(option.mention),
        reading.doc[option.token],
    )
    if draft.source is None:
        yield f"no subject,{draft.rule}"
        yield f"no subject,{what},{option.mention.function}"
    else:
        subject, chosen = reading.doc[draft.source], draft.source == option.token
        yield f"subject={chosen}"
        yield f"subject,rule={chosen},{draft.rule}"
        yield f"subject,type={chosen},{what}"
        yield f"subject,form={chosen},{form},{kind}"
        noun = subject.lemma_.lower() if subject.pos_ == "NOUN" else subject.pos_
        yield f"subject,noun={chosen},{noun}"
        if not chosen:
            yield f"other={subject.dep_},{subject.pos_}"
            if path := _path_words(token, subject, 3):
                yield f"from subject={path}"
                yield f"from subject,noun={path},{noun}"
    if draft.verb < 0:
        return
    verb = reading.doc[draft.verb]
    path = _path_words(token, verb, _ARCS)
    yield f"path={path}"
    if path:
        yield f"path,tag={path},{verb.tag_}"
        yield f"path,type={path},{what}"
        yield f"path,cue={path},{verb.lemma_.lower()}"
    yield f"order={option.token < draft.verb},{draft.rule}"
    near = min(abs(option.token - draft.verb), 15) // 2
    yield f"near={near},{option.token < draft.verb}"


def _of_place(
    draft: Draft, option: Option, rivals: Sequence[Option], reading: Reading
) -> Iterator[str]:
    one, alone = option.mention, draft.verb < 0
    if not alone:
        low, high = sorted((option.token, draft.verb))
        between = min(sum(low < r.token < high for r in rivals), 4)
        yield f"between={between},{option.token < draft.verb},{draft.rule.startswith('marks')}"
    words = reading.tokens(draft.hull.start, draft.hull.end)
    here = reading.sentence_number(words[0].i) if words else 0
    away = max(-3, min(reading.sentence_number(option.token) - here, 2))
    same = reading.paragraph(one.span.start).start == reading.paragraph(draft.hull.start).start
    yield f"sentences={away},{alone}"
    yield f"sentences,function={away},{one.function},{alone}"
    yield f"paragraph={same},{alone}"
    yield f"paragraph,type={same},{_type_of(one)},{alone}"
    yield f"before={one.span.start < draft.hull.start},{same},{alone}"
    limit = draft.hull.start if draft.cue is None else draft.cue.start
    if one.span.start < limit:
        later = sum(
            one.span.start < r.mention.span.start < limit
            and r.mention.kind is MentionKind.NAME
            and r.mention.type == one.type
            for r in rivals
        )
        yield f"later={min(later, 3)},{_type_of(one)},{alone}"


def _of_speakers(
    draft: Draft, option: Option, before: Sequence[Spoken], kind: str, reading: Reading
) -> Iterator[str]:
    one, alone = option.mention, draft.verb < 0
    for back, spoken in enumerate(reversed(before[-2:])):
        last = spoken.option.mention
        same = last.id == one.id
        like = same or is_like(last, one)
        gap = reading.text[spoken.draft.hull.end : draft.hull.start]
        stops = min(3, sum(gap.count(mark) for mark in ".?!"))
        lines = min(3, gap.count("\n\n"))
        yield f"spoke {back}={same},{like},{alone}"
        yield f"spoke {back},form={like},{_form_of(one)},{alone},{lines}"
        yield f"spoke {back},gap={like},{stops},{lines},{alone},{kind}"
        yield f"spoke {back},type={like},{_type_of(one)}"


def is_like(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions likely denote one actor by their words alone."""
    return (
        one.kind is other.kind
        and one.head_lemma == other.head_lemma
        and one.text[-8:] == other.text[-8:]
    )
