"""The pages of `docs`: every block that is meant to be run or copied is run or read by the program it is for."""

import re
import shlex
import subprocess
import sys

import pyoxigraph as ox
import pytest

from kg.actors.lists import read_actor_list
from kg.actors.load import load_known_actors
from kg.actors.territories import read_territories
from kg.export.tables import list_assertions
from kg.graph.node_link import read_graph
from kg.query.engines import Oxigraph
from kg.read.documents import read_documents
from kg.read.options import ReadOptions
from kg.resolve.corrections import load_corrections

TRIED = {
    "README.md": {"bash", "python"},
    "docs/tutorial.md": {"bash", "text"},
    "docs/analytics.md": {"python"},
    "docs/how-to/extending.md": {"python"},
    "docs/how-to/actors.md": {"text"},
    "docs/how-to/articles.md": {"text"},
    "docs/how-to/corrections.md": {"text"},
    "docs/how-to/annotations.md": {"bash", "json"},
    "docs/how-to/relations.md": {"bash", "toml"},
    "docs/how-to/large.md": {"bash", "python"},
    "docs/rdf.md": {"console", "sparql"},
    "docs/cluster.md": {"bash", "yaml"},
    "CONTRIBUTING.md": {"bash", "toml"},
}
"""Languages of the blocks of each page that some test of this file, `test_docs` or `test_site` tries."""


def blocks(path, language):
    return re.findall(rf"```{language}\n(.*?)```", path.read_text("utf-8"), flags=re.DOTALL)


def run(line, folder):
    kg = f"{shlex.quote(sys.executable)} -m kg"
    words = re.sub(r"(^|[;|&] *)kg ", rf"\1{kg} ", line)
    return subprocess.run(["bash", "-c", words], cwd=folder, capture_output=True, text=True)


def test_no_page_has_a_block_that_nobody_tries(root):
    for path in (root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").rglob("*.md")):
        found = set(
            re.findall(
                r"^```(\w*)\n.*?^```", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
            )
        )
        name = path.relative_to(root).as_posix()
        assert found <= TRIED.get(name, set()), name


def test_the_list_of_actors(root, tmp_path):
    table, _ = blocks(root / "docs/how-to/actors.md", "text")
    (tmp_path / "mine.csv").write_text(table)
    actors = load_known_actors([tmp_path / "mine.csv"])
    assert actors.get("dawn-front").type == "armed_group"
    assert {"DF", "Dawn Fighters"} <= {alias.text for alias in actors.get("dawn-front").aliases}


def test_the_list_of_ids(root, tmp_path):
    _, table = blocks(root / "docs/how-to/actors.md", "text")
    (tmp_path / "ids.csv").write_text(table)
    one, other = read_actor_list(tmp_path / "ids.csv", read_territories(), typed=False)
    assert (one.qid, one.ids, other.qid) == ("Q5", ("https://viaf.org/viaf/7",), "Q6")
    assert len(one.aliases) == 3


def test_the_metadata_beside_articles(root, tmp_path):
    [table] = blocks(root / "docs/how-to/articles.md", "text")
    (tmp_path / "metadata.csv").write_text(table)
    (tmp_path / "monday.txt").write_text("The ministers met in Doha on Monday.")
    [document] = read_documents([tmp_path], options=ReadOptions())
    facts = (document.title, document.published, document.publisher, document.url, document.author)
    assert all(fact and fact in table for fact in facts)


def test_the_corrections(root, tmp_path):
    written = blocks(root / "docs/how-to/corrections.md", "text")
    (tmp_path / "kg.corrections.toml").write_text("\n".join(written))
    corrections = load_corrections(tmp_path / "kg.corrections.toml")
    assert len(corrections.stale()) == 2  # both are understood; here is nothing to correct
    assert [one.kind for one in corrections.of_events()] == ["same_event", "not_same_event"]


@pytest.mark.model
@pytest.mark.slow
def test_the_relations(root, tmp_path):
    page = root / "docs/how-to/relations.md"
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("Norway airlifted the diplomats of Kenya on Monday.")
    copying, checking = blocks(page, "bash")
    [own] = blocks(page, "toml")
    for line in copying.splitlines():
        assert run(line, tmp_path).returncode == 0, line
    (tmp_path / "mine/relations/evacuates.toml").write_text(own)
    for line in checking.splitlines():
        done = run(line, tmp_path)
        assert done.returncode == 0, (line, done.stderr)
    assert '"evacuates"' in (tmp_path / "output/graph.json").read_text()


@pytest.mark.slow
def test_the_queries_of_the_page_on_rdf(root, tmp_path):
    page = root / "docs/rdf.md"
    questions = blocks(page, "sparql")
    assert len(questions) == 3
    for question in questions:
        Oxigraph(ox.Store()).ask(question)
    (tmp_path / "question.rq").write_text("ASK { ?s ?p ?o }")
    (tmp_path / "extra.ttl").write_text("<urn:x:a> <urn:x:b> <urn:x:c> .")
    (tmp_path / "output").symlink_to(root / "output")
    lines = [line[2:] for block in blocks(page, "console") for line in block.splitlines()]
    assert len(lines) > 5
    for line in lines:
        done = run(line, tmp_path)
        assert done.returncode in ((0, 1) if "--exit-code" in line else (0,)), (line, done.stderr)
        assert done.stderr == "" or done.returncode == 0, line


@pytest.mark.slow
def test_the_excerpts_and_tables_of_a_large_graph(root, tmp_path, monkeypatch, capsys):
    pytest.importorskip("duckdb")
    page = root / "docs/how-to/large.md"
    (tmp_path / "output").symlink_to(root / "output")
    lines = [line for block in blocks(page, "bash") for line in block.splitlines()]
    assert len(lines) == 5
    for line in lines:
        done = run(line, tmp_path)
        assert done.returncode == 0, (line, done.stderr)
    whole = len(read_graph(root / "output"))
    assert 0 < len(read_graph(tmp_path / "spring.json")) < whole
    assert (tmp_path / "around.html").stat().st_size < (root / "output/graph.html").stat().st_size
    monkeypatch.chdir(tmp_path)
    pytest.importorskip("pandas")
    asked, again = blocks(page, "python")
    exec(compile(asked, "docs/how-to/large.md", "exec"), {})
    assert "│" in capsys.readouterr().out
    exec(compile(again, "docs/how-to/large.md", "exec"), {})
    assert "source_name" in capsys.readouterr().out


def test_the_recipes_for_clusters_are_well_formed(root, tmp_path):
    yaml = pytest.importorskip("yaml")
    page = root / "docs/cluster.md"
    for recipe in blocks(page, "yaml"):
        assert yaml.safe_load(recipe)["kind"] == "RayCluster"
    scripts = blocks(page, "bash")
    assert len(scripts) == 2
    for script in scripts:
        done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
        assert done.returncode == 0, done.stderr


@pytest.mark.model
@pytest.mark.slow
def test_the_change_that_contributing_walks_through(root, tmp_path):
    [added] = blocks(root / "CONTRIBUTING.md", "toml")
    asking, checking = blocks(root / "CONTRIBUTING.md", "bash")
    asked = asking.strip().removeprefix(".venv/bin/")
    assert asked in checking
    before = run(asked, root)
    assert "accuses" not in before.stdout
    assert before.stdout.count("mention") == 2
    folder = tmp_path / "relations"
    folder.mkdir()
    present = (root / "kg/ontology/relations/accuses.toml").read_text("utf-8")
    (folder / "accuses.toml").write_text(f"{present}\n{added}", encoding="utf-8")
    after = run(f"{asked} --ontology {tmp_path}", root)
    [said] = re.findall(r"says ``(.*?)``", (root / "CONTRIBUTING.md").read_text("utf-8"))
    assert said in after.stdout
    assert run(f"kg ontology check {tmp_path}", root).returncode == 0


def _statements(build):
    return {
        (row["subject"], row["predicate"], row["object"], row["polarity"], row["modality"])
        for row in list_assertions(read_graph(build))
    }


def test_annotations(root, tmp_path):
    [lines] = blocks(root / "docs/how-to/annotations.md", "bash")
    (tmp_path / "seeds").mkdir()
    article = "border-02-kingstown-talks.txt"
    (tmp_path / "seeds" / article).write_bytes((root / "seeds" / article).read_bytes())
    for line in lines.splitlines():
        done = run(line, tmp_path)
        assert done.returncode == 0, (line, done.stderr)
    assert _statements(tmp_path / "read") == _statements(tmp_path / "output") != set()
    [example] = blocks(root / "docs/how-to/annotations.md", "json")
    text = "Quist accused Norway in public. “Nobody should trust them,” Quist said. The Norwegian side kept silent.\n"
    (tmp_path / "talks.txt").write_text(text, encoding="utf-8")
    (tmp_path / "talks.json").write_text(example, encoding="utf-8")
    done = run("kg build talks.txt -o talks --annotations talks.json --only-annotated", tmp_path)
    assert done.returncode == 0, done.stderr
    graph = read_graph(tmp_path / "talks")
    [(source, target, edge)] = [
        found for found in graph.edges(data=True) if found[2]["layer"] == "event"
    ]
    assert (source, edge["predicate"], target) == ("person.ada-quist", "accuses", "norway")
    [said] = graph.nodes[source]["unary"]
    start, end = said["evidence"][0]["content"][0]
    assert text[start:end] == "Nobody should trust them,"
