"""kg explain, kg ontology: how sentences are read; which relations there are, and whether their examples hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import tell_damage
from kg.cli.terminal import say, shown, tell
from kg.config import DEFAULT_MODEL

if TYPE_CHECKING:
    from kg.extract.explain import CandidateExplanation, SentenceExplanation
    from kg.quote.explain import QuotationExplanation
    from kg.read.options import Skipped
    from kg.records import Document
    from kg.relate.explain import PredicateExplanation

__all__ = ["explain", "ontology"]

ontology = typer.Typer(
    no_args_is_help=True, help="Show and check relation types. Example: kg ontology show accuses"
)

Model = Annotated[str, typer.Option(help="Name of an installed spaCy pipeline.")]
Folder = Annotated[
    Path | None, typer.Option("--ontology", help="Folder that adds or overrides relation types.")
]


def explain(
    source: Annotated[
        str,
        typer.Argument(
            help="An article, a sentence, or the id of an assertion (doc#a…) with --graph."
        ),
    ],
    graph: Annotated[
        Path | None, typer.Option(help="The build that the assertion's id comes from.")
    ] = None,
    folder: Folder = None,
    model: Model = DEFAULT_MODEL,
    date: Annotated[str | None, typer.Option(help="Publication date (ISO).")] = None,
) -> None:
    """Say of each sentence which mentions, cues and rules made what of it, and why a candidate was refused.

    Example: kg explain article.txt, or kg explain 'Kenya accused Norway of spying.'
    """
    if not source.strip():
        raise typer.BadParameter("give an article or a sentence", param_hint="SOURCE")
    if graph is not None:
        with tell_damage(graph):
            _explain_assertion(graph, source)
        return
    from kg.config import load_settings
    from kg.errors import InputError
    from kg.explain import explain as explain_sentences
    from kg.pipeline import load_reader
    from kg.read.documents import read_documents
    from kg.read.options import Noted, ReadOptions, Skipped

    settings = load_settings(model=model, ontology=folder)
    options = ReadOptions(language="any", date=date or "")
    found = _given(source, date or "") or read_documents([Path(source)], options=options)
    items = [one for one in found if not isinstance(one, Noted)]
    reader = load_reader(settings) if items else None
    for item in items:
        if isinstance(item, Skipped) or reader is None:
            raise InputError(f"{item.path}: {getattr(item, 'reason', 'not read')}")
        tell(f"# {item.id}")
        for sentence in explain_sentences(item, reader):
            _print(sentence.rules)
            for predicate in sentence.predicates:
                _print_predicate(predicate)
            for quotation in sentence.quotations:
                _print_quotation(quotation)


def _print(sentence: "SentenceExplanation") -> None:
    typer.echo(f"\n{shown(sentence.text).strip()}")
    for mention in sentence.mentions:
        facts = [mention.kind, mention.type or "?", mention.function, *mention.actors[:1]]
        typer.echo(f"  mention {shown(mention.text)!r}: {', '.join(filter(None, facts))}")
    for role in sentence.roles:
        typer.echo(
            f"  {role.predicate}: {shown(role.title) or 'membership'}, rule {role.rule}, score {role.score:.2f}"
        )
    told = dict.fromkeys(_candidate(one) for one in sentence.candidates)  # each but once
    for line in told:
        typer.echo(line)


def _candidate(one: "CandidateExplanation") -> str:
    """Return what became of a candidate."""
    status = f"{one.polarity}, {one.modality}"
    because = f" because of {', '.join(map(repr, one.status_cues))}" if one.status_cues else ""
    who = f"{shown(one.subject) or '?'} > {shown(one.object) or '?'}"
    verdict = f"refused: {one.refused}" if one.refused else f"score {one.score:.2f}"
    return f"  {one.predicate} by {shown(one.cue)!r} ({one.rule}): {who}; {status}{because}; {verdict}"


def _print_predicate(one: "PredicateExplanation") -> None:
    typer.echo(f"  predicate {shown(one.text)!r} {one.probability:.2f}: {_chances(one.relations)}")
    typer.echo(f"    sources: {_chances(one.sources)}; targets: {_chances(one.targets)}")
    weights = ", ".join(f"{shown(name)} {weight:+.2f}" for name, weight in one.features)
    typer.echo(f"    strongest: {weights}")
    for reading in one.readings:
        verdict = f"refused: {reading.refused}" if reading.refused else "read"
        who = f"{shown(reading.source)} > {shown(reading.target) or 'nobody'}"
        typer.echo(f"    {reading.relation}: {who}; score {reading.score:.2f}; {verdict}")


def _chances(chances: "tuple[tuple[str, float], ...]") -> str:
    return ", ".join(f"{shown(name)} {share:.2f}" for name, share in chances) or "nobody"


def _print_quotation(one: "QuotationExplanation") -> None:
    meant = f" (means {shown(one.meant)})" if one.meant else ""
    verdict = f"refused: {shown(one.refused)}" if one.refused else f"score {one.score:.2f}"
    typer.echo(
        f"  says by {shown(one.cue)!r} ({one.form}): {shown(one.source) or '?'}{meant} > {shown(one.text)!r}; {verdict}"
    )
    weights = ", ".join(f"{shown(name)} {weight:+.2f}" for name, weight in one.features)
    chances = f"speech {one.content_probability:.2f}, speaker {one.source_probability:.2f}"
    if one.meant:
        chances += f", whom that means {one.antecedent_probability:.2f}"
    typer.echo(f"    {chances}; strongest: {weights}")


def _given(source: str, date: str) -> "list[Document | Skipped]":
    """Return a sentence given in place of a file as a document; nothing where a file is meant."""
    from kg.records import Document

    is_path = len(source) < 1000 and Path(source).exists()
    return (
        []
        if " " not in source or is_path
        else [Document(id="sentence", text=source, published=date)]
    )


def _explain_assertion(graph: Path, wanted: str) -> None:
    """Print where an assertion of a build was read."""
    from kg.errors import QueryError
    from kg.graph.node_link import read_graph
    from kg.graph.statements import find_sentence, iter_statements

    loaded = read_graph(graph)
    for subject, target, data in iter_statements(loaded):
        for evidence in data["evidence"]:
            if evidence["id"] == wanted:
                tell(
                    f"{subject} {data['predicate']} {target}: {data['polarity']}, {data['modality']}"
                )
                tell(
                    f"  rule {evidence['rule']}, score {evidence['score']}, claimed by {data['attributed_to']}"
                )
                tell(f"  {find_sentence(loaded, evidence)}")
                return
    raise QueryError(f"no assertion {wanted!r} in {graph}; ids stand in assertions.jsonl")


@ontology.command()
def show(
    predicate: Annotated[
        str | None, typer.Argument(help="A relation; none lists all.", show_default=False)
    ] = None,
    folder: Folder = None,
    toml: Annotated[bool, typer.Option("--toml", help="Print its file, to be copied.")] = False,
) -> None:
    """List the relation types, or print one. Example: kg ontology show accuses."""
    from kg.errors import OntologyError
    from kg.ontology.load import find_relation, load_ontology

    relations = load_ontology(folder).relations
    if predicate is None:
        for one in relations.values():
            typer.echo(
                f"{one.id}\t{one.plover or '–'}\t{one.quad or '–'}\t{one.score}\t{one.description}"
            )
        return
    if predicate not in relations:
        raise OntologyError(f"no relation {predicate!r}; known: {', '.join(relations)}")
    if toml:
        typer.echo(find_relation(predicate, folder).read_text(encoding="utf-8"), nl=False)
        return
    one = relations[predicate]
    typer.echo(f"{one.id}: {one.description}")
    typer.echo(
        f"PLOVER {one.plover or '–'}, {one.quad or 'no quad class'}, CAMEO {one.cameo or '–'}, score {one.score}"
    )
    typer.echo(f"cues: {', '.join(' '.join(cue.words) for cue in one.cues)}")
    for example in one.examples:
        typer.echo(f"  + {example.text}  [{example.expect}]")
    for text in one.counterexamples:
        typer.echo(f"  - {text}")


@ontology.command()
def check(
    folder: Annotated[Path, typer.Argument(help="A folder with relations/*.toml.")],
    model: Model = DEFAULT_MODEL,
) -> None:
    """Run the examples of a folder's relation types. Example: kg ontology check my-ontology."""
    from kg.config import load_settings
    from kg.explain import check_ontology
    from kg.ontology.load import read_relations
    from kg.pipeline import load_reader

    settings = load_settings(model=model, ontology=folder)
    reader = load_reader(settings)
    own = {one.id: one for one in read_relations(folder)}
    mine = reader.knowledge.ontology.model_copy(update={"relations": own})
    failures = check_ontology(mine, reader)
    for failure in failures:
        tell(str(failure))
    count = sum(len(one.examples) + len(one.counterexamples) for one in own.values())
    say(f"{count - len(failures)} of {count} examples are read as they say")
    if failures:
        raise typer.Exit(1)
