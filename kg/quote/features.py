"""What is learned from: a candidate quotation -> named features, in one place for training and for reading.

Features are words, shapes and places, never names: what they say must hold for actors nobody has heard of.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.quote.cues import is_finite
from kg.quote.reading import Draft, Reading

__all__ = ["describe_candidate", "kind_of_content"]

_LENGTHS = (1, 2, 3, 4, 6, 9, 13, 20, 35, 60)
_SPEAKING = ("i", "we", "our", "my", "us")


def describe_candidate(draft: Draft, reading: Reading) -> dict[str, float]:
    """Return what is known of a candidate: its form, cue, content, marks, place and grammatical source."""
    found = dict.fromkeys(_of_content(draft, reading), 1.0)
    if draft.verb >= 0:
        found |= dict.fromkeys(_of_cue(draft, reading), 1.0)
        found |= dict.fromkeys(_of_source(draft, reading), 1.0)
    return found


def kind_of_content(draft: Draft, reading: Reading) -> str:
    """Return direct if all words stand between marks, indirect if none, else mixed; nested in marks: inner."""
    span = draft.hull
    quote = reading.quote_at(span.start)
    if draft.cue is not None and reading.quote_at(draft.cue.start) is not None:
        return "inner"
    if quote is not None and quote.outer.end >= span.end:
        return "direct"
    return "mixed" if any(True for _ in reading.quotes_in(span)) else "indirect"


def _bin(number: int, edges: Sequence[int] = _LENGTHS) -> int:
    return sum(number >= edge for edge in edges)


def _of_content(draft: Draft, reading: Reading) -> Iterator[str]:
    words = reading.tokens(draft.hull.start, draft.hull.end)
    kind = kind_of_content(draft, reading)
    yield "bias"
    yield f"rule={draft.rule}"
    yield f"kind={kind}"
    yield f"rule,kind={draft.rule},{kind}"
    length = _bin(len(words))
    yield f"length={length}"
    yield f"length,kind={length},{kind}"
    yield f"length,rule={length},{draft.rule}"
    yield from _of_edges(draft, kind, reading)
    if words:
        yield from _of_words(words, draft.rule, kind)
        yield from _of_surroundings(draft, kind, reading)


def _of_edges(draft: Draft, kind: str, reading: Reading) -> Iterator[str]:
    """Yield the signs at both ends of the content."""
    span, text, rule = draft.hull, reading.text, draft.rule
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    end = text[span.end - 1]
    yield f"before={_shape(before)}"
    yield f"after={_shape(after)}"
    yield f"end,kind={_shape(end)},{kind}"
    yield f"end,after,kind={_shape(end)},{_shape(after)},{kind}"
    yield f"end,after,rule={_shape(end)},{_shape(after)},{rule}"


def _of_words(words: Sequence[Token], rule: str, kind: str) -> Iterator[str]:
    """Yield what the first word is, and what kind of clause the words are."""
    first = words[0]
    yield f"first={first.lower_}"
    yield f"first tag={first.tag_}"
    yield f"first tag,rule={first.tag_},{rule}"
    yield f"upper,kind={first.text[:1].isupper()},{kind}"
    finite = any(is_finite(t) for t in words if t.pos_ in ("VERB", "AUX"))
    yield f"finite,kind={finite},{kind}"
    yield f"finite,rule={finite},{rule}"
    yield f"first person={any(t.lower_ in _SPEAKING for t in words)},{kind}"


def _of_surroundings(draft: Draft, kind: str, reading: Reading) -> Iterator[str]:
    """Yield the words that follow, and whether the content opens or closes its paragraph."""
    span, text, rule = draft.hull, reading.text, draft.rule
    following = reading.tokens(span.end, min(span.end + 20, len(text)))
    word = following[0].lower_ if following else ""
    second = following[1].lower_ if len(following) > 1 else ""
    yield f"next={word},{rule}"
    yield f"next two={word},{second},{kind}"
    paragraph = reading.paragraph(span.start)
    lead = text[paragraph.start : span.start].strip(" \"'“”‘’\t\n")
    rest = text[span.end : paragraph.end].strip(" \"'“”‘’\t\n.,")
    yield f"opens,closes,kind={not lead},{not rest},{kind}"
    yield f"opens,closes,rule={not lead},{not rest},{rule}"
    if rule == "marks-alone":
        yield from _of_neighbours(draft, reading, lead, rest)


def _of_neighbours(draft: Draft, reading: Reading, lead: str, rest: str) -> Iterator[str]:
    """Yield what stands before and after a stretch in marks, for one without a cue."""
    place = reading.quote_number(draft.hull.start)
    if place is None:
        return
    quote = reading.quoted[place]
    yield f"closed={quote.closed},continued={quote.continued},continues={quote.continues}"
    previous = reading.quoted[place - 1] if place else None
    here = reading.paragraph(quote.outer.start).start
    if previous is None:
        yield "no stretch before"
    else:
        same = reading.paragraph(previous.outer.start).start == here
        beside = (
            reading.paragraph(max(0, here - 1)).start
            == reading.paragraph(previous.outer.start).start
        )
        gap = reading.text[previous.outer.end : quote.outer.start]
        stops = sum(gap.count(mark) for mark in ".?!")
        yield f"stretch before={same},{beside},{min(stops, 3)},{not lead}"
        size = len(previous.inner.of(reading.text).split()) > 4
        yield f"stretch before long={size},{same},{beside},{min(stops, 3)}"
    yield f"lead end={lead[-1:] if not lead[-1:].isalnum() else 'w'}"
    words = lead.split()
    yield f"lead word={words[-1].lower() if words else ''}"
    after = rest.split()
    yield f"rest word={after[0].lower() if after else ''}"


def _shape(text: str) -> str:
    """Return punctuation as it stands, letters and digits as one sign each."""
    return "".join(
        "a" if c.islower() else "A" if c.isupper() else "0" if c.isdigit() else c for c in text
    )


def _of_cue(draft: Draft, reading: Reading) -> Iterator[str]:
    verb, rule = reading.doc[draft.verb], draft.rule
    kind = kind_of_content(draft, reading)
    lemma = verb.lemma_.lower()
    after = draft.cue is not None and draft.cue.start >= draft.hull.end
    yield f"cue={lemma}"
    yield f"cue,kind={lemma},{kind}"
    yield f"cue,tag={lemma},{verb.tag_}"
    yield f"cue,rule={lemma},{rule}"
    yield f"tag,dep={verb.tag_},{verb.dep_}"
    yield f"tag,kind={verb.tag_},{kind}"
    yield f"pos,rule={verb.pos_},{rule}"
    yield f"dep,rule={verb.dep_},{rule}"
    yield f"head={verb.head.lemma_.lower()},{verb.dep_}" if verb.head.i != verb.i else "head=root"
    words = reading.tokens(draft.hull.start, draft.hull.end)
    if words:
        yield f"cue,first={lemma},{words[0].lower_}"
        yield f"cue,first tag={lemma},{words[0].tag_}"
    yield f"after,kind={after},{kind}"
    low, high = (draft.hull.end, verb.idx) if after else (verb.idx + len(verb), draft.hull.start)
    gap = reading.text[low:high] if low < high else ""
    yield f"gap={_bin(len(gap.split()))},{after},{kind}"
    marks = "".join(c for c in gap if not c.isalnum() and not c.isspace())[:3]
    yield f"gap marks={marks},{after},{kind}"
    yield from _of_complements(draft, kind, reading)


def _of_complements(draft: Draft, kind: str, reading: Reading) -> Iterator[str]:
    """Yield what the lexicon knows of the cue, and what it stands with."""
    verb = reading.doc[draft.verb]
    lemma = verb.lemma_.lower()
    yield f"listed={draft.act},{draft.internal}"
    yield f"listed,kind={draft.act},{draft.internal},{kind}"
    known = lemma in reading.reporting.verbs
    yield f"known,kind={known},{kind}"
    yield f"known,rule={known},{draft.rule}"
    for child in verb.children:
        if child.dep_ in ("neg", "aux", "auxpass", "mark", "prt"):
            yield f"{child.dep_}={child.lower_}"
            yield f"{child.dep_},kind={child.lower_},{kind}"
        elif child.dep_ in (
            "dobj",
            "dative",
            "prep",
            "agent",
            "attr",
            "acomp",
            "xcomp",
            "oprd",
            "expl",
        ):
            inside = draft.hull.start <= child.idx < draft.hull.end
            yield f"has={child.dep_},{inside}"
            yield f"cue,has={lemma},{child.dep_},{inside}"
    if verb.dep_ == "xcomp":
        yield f"governed={verb.head.lemma_.lower()}"


def _of_source(draft: Draft, reading: Reading) -> Iterator[str]:
    if draft.source is None:
        yield "no source"
        yield f"no source,rule={draft.rule}"
        return
    token = reading.doc[draft.source]
    mention = reading.mentions.get(token.idx)
    what = "none" if mention is None else mention.type or mention.kind.value
    lemma = token.lower_ if token.pos_ in ("PRON", "DET") else token.pos_
    yield f"source={what}"
    yield f"source word={lemma}"
    yield f"source,rule={what},{draft.rule}"
    yield f"source,cue={what},{reading.doc[draft.verb].lemma_.lower()}"
    yield f"source dep={token.dep_},{draft.rule}"
    if token.pos_ == "NOUN":
        yield f"source noun={token.lemma_.lower()}"
    inside = draft.hull.start <= token.idx < draft.hull.end
    yield f"source inside={inside}"
    yield f"source order={token.i < draft.verb},{draft.rule}"
    yield f"source near={_bin(abs(token.i - draft.verb))}"
