"""Speed of RDF and SPARQL: generated graphs -> a table of CPU seconds against the bars.

Usage: ``python benchmarks/rdf.py [QUADS] [ASSERTIONS]``, by default 1,000,000 quads and 100,000 assertions. Every
measurement runs in a process of its own; CPU time of user and system is counted, not the clock. rdflib is
stopped once it has used twelve times the time of kg: that shows that it is more than ten times slower.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
from rdflib import Dataset

from kg.export.rdf import write_rdf
from kg.graph.node_link import read_graph, write_graph
from kg.graph.schema import ActorGraph
from kg.query.bindings import bind
from kg.query.engines import Engine, Oxigraph
from kg.query.named import list_queries
from kg.query.parameters import read_parameters
from kg.query.plain_rdflib import PlainRdflib
from kg.query.sources import load_engine, load_store
from kg.rdf.infer import infer
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import PREFIXES

PREDICATES = (
    ("consults", "verbal cooperation"),
    ("mediates", "verbal cooperation"),
    ("aids", "material cooperation"),
    ("accuses", "verbal conflict"),
    ("assaults", "material conflict"),
    ("says", ""),
)
SENTENCE = "The first actor did something to the second actor on that day, it was said. "
TYPICAL = {"actor": "Actor 1", "other": "Actor 2", "week": "2024-W10", "text": "second actor"}


def make_graph(assertions: int) -> ActorGraph:
    """Return a graph of our shape: ten assertions a document, actors with a long tail, one seed."""
    chance = random.Random(7)
    documents = assertions // 10 + 1
    actors = max(assertions // 20, 10)
    graph: ActorGraph = nx.MultiDiGraph(
        format=1,
        documents={},
        judgements=[],
        unattributed=[],
        made_by={"kg": "benchmark"},
        counts={},
    )
    for number in range(documents):
        doc = f"article-{number:07}.txt"
        starts = [one * len(SENTENCE) for one in range(10)]
        sentences = [(start, start + len(SENTENCE) - 1, SENTENCE[:-1]) for start in starts]
        graph.graph["documents"][doc] = {
            "id": doc, "title": f"Article {number}", "publisher": f"Outlet {number % 40}", "author": "",
            "published": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "language": "en",
            "url": f"https://example.org/{number}", "sha256": f"{number:064x}",
            "length": 10 * len(SENTENCE), "duplicate_of": "", "sentences": sentences,
        }  # fmt: skip
    for number in range(actors):
        kind = ("person", "government", "agency", "armed_group")[number % 4]
        graph.add_node(
            f"actor-{number}", name=f"Actor {number}", type=kind, aliases=[f"The {number}th"], descriptions=[], wikidata="",
            same_as=[], country="", sector="", anonymous=number % 50 == 0, gender="", roles=[],
            mentions=[], documents=1, first="", last="", unary=[],
        )  # fmt: skip
    for number in range(assertions):
        _add_statement(graph, number, chance, actors)
    return graph


def _add_statement(graph: ActorGraph, number: int, chance: random.Random, actors: int) -> None:
    """Add one assertion or quotation and the mentions it hangs on."""
    doc = f"article-{number // 10:07}.txt"
    start = number % 10 * len(SENTENCE)
    ends = [f"actor-{int(actors * chance.random() ** 3)}" for _ in range(2)]
    predicate, quad = chance.choice(PREDICATES)
    speech = predicate == "says"
    status = ("positive", chance.choice(("actual", "actual", "actual", "future", "hedged")))
    source = f"actor-{chance.randrange(actors)}" if chance.random() < 0.3 else None
    evidence = {
        "id": f"{doc}#{'q' if speech else 'a'}{number}", "doc": doc, "start": start,
        "end": start + len(SENTENCE) - 1, "subject": [start, start + 15], "object": [start + 33, start + 49],
        "cue": [start + 16, start + 19], "status_cues": [], "rule": "benchmark", "score": 0.8,
        "event_start": "", "event_end": "", "event_text": "", "place": "",
        "content": [[start, start + 49]] if speech else [], "kind": "indirect" if speech else "",
        "act": "says" if speech else "", "parent": "", "attributed": "",
    }  # fmt: skip
    graph.add_edge(
        *ends, key=f"e{number}", id=f"e{number}", predicate=predicate, layer="speech" if speech else "event",
        polarity=status[0], modality=status[1], attributed_to=source, attribution=[source] if source else [],
        addressing="about" if speech else "", title="", ended=False, plover="", mode="", quad=quad,
        weight=0.0, symmetric=predicate == "consults", score=0.8, documents=1, publishers=[], first="",
        last="", evidence=[evidence],
    )  # fmt: skip
    for place, actor in zip((evidence["subject"], evidence["object"]), ends, strict=True):
        graph.nodes[actor]["mentions"].append(
            {"doc": doc, "start": place[0], "end": place[1], "text": "the actor", "kind": "name",
             "score": 1.0, "reason": "known"}
        )  # fmt: skip


def texts(engine: Engine) -> list[str]:
    """Return all named queries, those that need parameters with typical ones."""
    found = []
    for query in list_queries():
        needed = [one.name for one in query.parameters if one.required]
        given = {name: TYPICAL[name] for name in needed}
        found.append(bind(query.text, read_parameters(query, given, engine)))
    return found


def measure_kg(file: Path) -> None:
    """Load and ask as `kg query` does."""
    engine = load_engine(file)
    loaded = time.process_time()
    found = [len(engine.ask(text).rows) for text in texts(engine)]
    _tell(loaded, found)


def measure_direct(file: Path) -> None:
    """Load and ask by pyoxigraph alone, every term of every row read."""
    store = ox.Store()
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    loaded = time.process_time()
    found = []
    for text in texts(Oxigraph(store)):
        rows = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        found.append(len([tuple(solution) for solution in rows]))
    _tell(loaded, found)


def _tell(loaded: float, found: list[int]) -> None:
    """Print how long loading took, imports included, and how long the answers, and how many queries found something."""
    answered = time.process_time() - loaded
    print(
        f"loaded in {loaded:.1f} s, answered in {answered:.1f}; {sum(map(bool, found))} queries find {sum(found):,} rows"
    )


def measure_rdflib(file: Path) -> None:
    """Load and ask by rdflib's parser, memory store and query engine."""
    dataset = Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    sys.stderr.write(f"rdflib loaded in {time.process_time():.0f} s; asking\n")
    engine = PlainRdflib(dataset, ox.Store())  # no query of ours picks graphs
    for number, text in enumerate(texts(engine), 1):
        engine.ask(text)
        sys.stderr.write(f"rdflib answered {number} queries in {time.process_time():.0f} s\n")


QUESTION = "SELECT ?a WHERE { ?a a kgo:Assertion } LIMIT 10"


def measure_first(build: Path) -> None:
    """Load what a query can see and answer it, as `kg query` does that finds no store."""
    load_engine(build, only=[QUESTION]).ask(QUESTION)


def measure_second(build: Path) -> None:
    """Open a stored graph and give the first answer."""
    Oxigraph(load_store([build])).ask(QUESTION)


def measure_export(build: Path) -> None:
    """Write TriG, without the time and memory of reading the graph."""
    graph = read_graph(build)
    memory, started = _peak(), time.process_time()
    write_rdf(graph, build / "graph.trig", "trig")
    spent = time.process_time() - started
    print(json.dumps({"cpu": spent, "mb": _peak() - memory}))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spend(what: str, path: Path, *, limit: int = 0) -> tuple[float, str, bool]:
    """Return the CPU seconds of a measurement in its own process, what it printed, and if it ended."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    prepare = (lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))) if limit else None
    command = [sys.executable, __file__, what, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, preexec_fn=prepare)
    if done.returncode > 0:
        sys.exit(f"{what} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, done.stdout, done.returncode == 0


def best(what: str, path: Path) -> tuple[float, str]:
    """Return the least CPU seconds of two measurements, and what that one printed."""
    spent, told = min(spend(what, path)[:2] for _ in range(2))
    return spent, told.strip()


def report(quads: int, assertions: int) -> None:
    """Measure everything and print the table."""
    with tempfile.TemporaryDirectory(prefix="kg-bench-rdf-") as name:
        folder = Path(name)
        small, sample = (
            sum(1 for _ in iter_quads(make_graph(one), mentions="none")) for one in (1000, 2000)
        )
        per = (sample - small) / 1000  # the vocabulary comes once
        graph = make_graph(int(quads / per) + 1)
        write_graph(graph, folder / "graph.json")
        write_rdf(graph, folder / "graph.nq", "nq")
        with (folder / "graph.nq").open("rb") as file:
            count = sum(1 for _ in file)
        print(
            f"{count:,} quads, {len(list_queries())} named queries, {per:.0f} quads an assertion"
        )
        with (folder / "inferred.nq").open("wb") as file:
            ox.serialize(
                infer(ox.parse(path=str(folder / "graph.nq"))), file, ox.RdfFormat.N_QUADS
            )
        ours, told = best("kg", folder / "graph.nq")
        direct, same = best("direct", folder / "inferred.nq")
        bare, less = best("direct", folder / "graph.nq")
        print(
            f"load + queries: kg {ours:.1f} s ({told}); pyoxigraph alone over the same triples, those that follow in the file: "
            f"{direct:.1f} s ({same}): {ours / direct:.2f} x (bar 1.1 x)"
        )
        print(
            f"pyoxigraph alone over the file as it is, which tells nothing that follows: {bare:.1f} s ({less}): {ours / bare:.2f} x"
        )
        slow, _, ended = spend("rdflib", folder / "graph.nq", limit=int(12 * ours) + 1)
        sign = "" if ended else "more than "
        print(
            f"load + queries: rdflib {sign}{slow:.0f} s: {sign}{slow / ours:.1f} x of kg (bar 10 x)"
        )
        first = spend("first", folder)[0]
        made, second = (spend("second", folder)[0] for _ in range(2))
        print(
            f"large graph: first answer {first:.1f} s, store {made:.1f} s, later answers {second:.2f} s (bar 1 s)"
        )
    for number in (assertions // 2, assertions):
        with tempfile.TemporaryDirectory(prefix="kg-bench-rdf-") as name:
            write_graph(make_graph(number), Path(name) / "graph.json")
            found = json.loads(spend("export", Path(name))[1])
            size = (Path(name) / "graph.trig").stat().st_size / 1e6
        print(
            f"TriG of {number:,} assertions: {found['cpu']:.1f} s (bar 60 s for 100,000), "
            f"{size:.0f} MB written with {found['mb']:.0f} MB more memory"
        )


MEASURES = {
    "kg": measure_kg,
    "direct": measure_direct,
    "rdflib": measure_rdflib,
    "first": measure_first,
    "second": measure_second,
    "export": measure_export,
}

if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0] in MEASURES:
        MEASURES[arguments[0]](Path(arguments[1]))
    else:
        sizes = [int(one) for one in arguments]
        report(*(sizes + [1_000_000, 100_000][len(sizes) :]))
