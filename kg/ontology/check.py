"""Run the examples of relation types: ontology, a reader of sentences -> examples that aren't read as they should be.

Reading itself is given by the caller, so that this package needs no parser.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.ontology.schema import RelationType

__all__ = ["Failure", "Statement", "check_examples", "parse_expectation"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation as it was read, in words.

    Attributes
    ----------
    predicate
        Id of the relation.
    subject, object
        The words of the mentions; `object` is empty if there is none.
    status
        Whatever isn't positive and actual, by single spaces: ``negative future``; empty if both are.
    """

    predicate: str
    subject: str
    object: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that failed.

    Attributes
    ----------
    predicate
        Whose example it is.
    text
        The sentence.
    expected
        What the file says, or ``nothing`` for a counterexample.
    found
        What was read of this predicate, readable.
    """

    predicate: str
    text: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.predicate}: {self.text!r}: expected {self.expected}, read {self.found}"


ReadTexts = Callable[[Sequence[str]], Iterable[Sequence[Statement]]]
"""Sentences -> the statements read in each, in the same order."""


def check_examples(relations: Iterable[RelationType], read: ReadTexts) -> tuple[Failure, ...]:
    """Return the examples and counterexamples that fail.

    Parameters
    ----------
    relations
        Relation types, each with its examples.
    read
        Reads sentences, each on its own.

    Examples
    --------
    >>> from kg.ontology.load import load_ontology
    >>> relation = load_ontology().relations["aids"]
    >>> failures = check_examples([relation], lambda texts: [[] for _ in texts])
    >>> len(failures) == len(relation.examples)
    True
    """
    cases = list(_cases(relations))
    read_of_each = read([text for _, text, _ in cases])
    failures = []
    for (predicate, text, expected), statements in zip(cases, read_of_each, strict=True):
        mine = [s for s in statements if s.predicate == predicate]
        wanted = parse_expectation(predicate, expected) if expected else None
        passed = any(_same(s, wanted) for s in mine) if wanted else not mine
        if not passed:
            failures.append(Failure(predicate, text, expected or "nothing", _shown(mine)))
    return tuple(failures)


def _cases(relations: Iterable[RelationType]) -> Iterator[tuple[str, str, str]]:
    for relation in relations:
        yield from ((relation.id, example.text, example.expect) for example in relation.examples)
        yield from ((relation.id, text, "") for text in relation.counterexamples)


def parse_expectation(predicate: str, expected: str) -> Statement:
    """Return what an example expects.

    Examples
    --------
    >>> parse_expectation("consults", "Egypt > Chad | future").status
    'future'
    """
    roles, _, status = expected.partition("|")
    subject, _, object_ = roles.partition(">")
    return Statement(predicate, subject.strip(), object_.strip(), " ".join(status.split()))


def _same(read: Statement, wanted: Statement) -> bool:
    return (
        _bare(read.subject) == _bare(wanted.subject)
        and _bare(read.object) == _bare(wanted.object)
        and read.status == wanted.status
    )


def _bare(words: str) -> str:
    """Return the words in lower case without a leading article."""
    lower = words.lower()
    return next(
        (lower.removeprefix(a) for a in ("the ", "a ", "an ") if lower.startswith(a)), lower
    )


def _shown(statements: Sequence[Statement]) -> str:
    shown = [
        f"{s.subject} > {s.object}" + (f" | {s.status}" if s.status else "") for s in statements
    ]
    return "; ".join(shown) or "nothing"
