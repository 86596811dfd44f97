import csv
import json
import re
import subprocess
from pathlib import Path

import networkx as nx
import pytest
from hand_graph import graph_of
from sample_graph import build, extraction

from kg.errors import ExportError
from kg.export.flat import flat_edges, flat_nodes, xml_safe
from kg.export.formats import FORMATS, export_graph
from kg.graph.node_link import read_graph

ROOT = Path(__file__).parents[2]
NASTY = [
    '<script>alert("x")</script>',
    "=1+1",
    "a\x00b\x1b[31m",
    '"; DROP',
    "\u202eevil",
    "نيويورك 😀",
]


def nasty_graph():
    graph = build(extraction(), extraction("b.txt"))
    for node, name in zip(sorted(graph), NASTY, strict=False):
        graph.nodes[node]["name"] = name
        graph.nodes[node]["aliases"] = NASTY
    return graph


def read_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_writes_nasty_names_the_same_way_twice(form, tmp_path):
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        target = folder if form == "tables" else folder / f"graph.{form}"
        export_graph(nasty_graph(), target, form)
    first, second = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in sorted((tmp_path / name).rglob("*"))
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert first
    assert all(first.values())
    assert first == second


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_formats_keep_parallel_edges_and_names(form, tmp_path):
    graph = nasty_graph()
    export_graph(graph, tmp_path / "g", form)
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    again = read(tmp_path / "g")
    assert sorted(again) == sorted(graph)
    assert again.number_of_edges() == graph.number_of_edges()
    key = "name" if form == "graphml" else "label"
    assert {again.nodes[node][key] for node in again} == {
        "".join(char for char in graph.nodes[node]["name"] if char >= " ") for node in graph
    }


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_formats_keep_every_attribute_with_its_type(form, tmp_path):
    graph = nasty_graph()
    export_graph(graph, tmp_path / "g", form)
    again = (nx.read_graphml if form == "graphml" else nx.read_gexf)(tmp_path / "g")
    renamed = {"start": "char_start", "end": "char_end", "weight": "plover_score"}
    times = {"first": "start", "last": "end"}

    def expected(row):
        plain = {key: xml_safe(one) if isinstance(one, str) else one for key, one in row.items()}
        if form == "graphml":
            return plain
        timed = {times[key]: plain.pop(key) for key in times}
        kept = {renamed.get(key, key): value for key, value in plain.items()}
        return kept | {key: value for key, value in timed.items() if value}

    for node, row in flat_nodes(graph):
        found = {key: value for key, value in again.nodes[node].items() if key != "label"}
        assert found == expected(row)
        assert [*map(type, found.values())].count(bool) == 1
    rows = {key: (source, target, row) for source, target, key, row in flat_edges(graph)}
    assert again.number_of_edges() == len(rows)
    for source, target, data in again.edges(data=True):
        origin, goal, row = rows[data.pop("id")]
        data.pop("label", None)
        assert (source, target, data) == (origin, goal, expected(row))


def test_a_second_implementation_reads_the_graphml(tmp_path):
    igraph = pytest.importorskip("igraph")
    graph = nasty_graph()
    export_graph(graph, tmp_path / "g.graphml", "graphml")
    again = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    assert sorted(again.vs["id"]) == sorted(graph)
    ends = sorted((again.vs[one.source]["id"], again.vs[one.target]["id"]) for one in again.es)
    assert ends == sorted(graph.edges())
    assert sorted(again.es["predicate"]) == sorted(
        data["predicate"] for *_, data in graph.edges(data=True)
    )


def test_duckdb_and_pandas_import_the_csv_pair(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    graph = nasty_graph()
    export_graph(graph, tmp_path, "csv")
    query = f"""SELECT edge.":TYPE", node.":ID" FROM read_csv('{tmp_path}/edges.csv') edge
        JOIN read_csv('{tmp_path}/nodes.csv') node ON edge.":END_ID" = node.":ID" """
    wanted = sorted((data["predicate"].upper(), end) for _, end, data in graph.edges(data=True))
    assert sorted(duckdb.sql(query).fetchall()) == wanted
    nodes = pandas.read_csv(tmp_path / "nodes.csv", index_col=":ID")
    assert dict(nodes["documents:int"]) == {node: graph.nodes[node]["documents"] for node in graph}


def test_cytoscape_json_gives_actors_and_parallel_edges_back(tmp_path):
    graph = nasty_graph()
    export_graph(graph, tmp_path / "g", "cytoscape")
    elements = json.loads((tmp_path / "g").read_text("utf-8"))["elements"]
    assert {one["data"]["id"]: one["data"]["name"] for one in elements["nodes"]} == {
        node: graph.nodes[node]["name"] for node in graph
    }
    ends = sorted((one["data"]["source"], one["data"]["target"]) for one in elements["edges"])
    assert ends == sorted(graph.edges())


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_json_ld(tmp_path):
    rdflib = pytest.importorskip("rdflib")
    graph = nasty_graph()
    export_graph(graph, tmp_path / "g.jsonld", "jsonld")
    export_graph(graph, tmp_path / "g.trig", "trig")
    one, other = rdflib.Dataset(), rdflib.Dataset()
    one.parse(data=(tmp_path / "g.jsonld").read_text("utf-8"), format="json-ld")
    other.parse(data=(tmp_path / "g.trig").read_text("utf-8"), format="trig")
    assert len(one) == len(other) > 0


def test_node_link_json_gives_the_graph_back(tmp_path):
    graph = nasty_graph()
    export_graph(graph, tmp_path / "graph.json", "json")
    again = read_graph(tmp_path)
    assert {node: dict(again.nodes[node]) for node in again} == {
        node: json.loads(json.dumps(graph.nodes[node])) for node in graph
    }


def test_csv_cells_are_no_formulas_and_headers_are_neo4js(tmp_path):
    export_graph(nasty_graph(), tmp_path / "csv", "csv")
    rows = read_rows(tmp_path / "csv/nodes.csv")
    assert {":ID", ":LABEL", "documents:int"} <= set(rows[0])
    assert "'=1+1" in {row["name"] for row in rows}
    edges = read_rows(tmp_path / "csv/edges.csv")
    assert {row[":START_ID"] for row in edges} <= {row[":ID"] for row in rows}


def test_duckdb_reads_the_parquet_tables(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    export_graph(nasty_graph(), tmp_path / "parquet", "parquet")
    files = f"read_parquet('{tmp_path}/parquet/assertions/*/*.parquet', hive_partitioning = true)"
    assert duckdb.sql(f"SELECT count(*) FROM {files}").fetchall() == [(4,)]
    by_month = duckdb.sql(f"SELECT month, count(*) FROM {files} GROUP BY month ORDER BY month")
    assert sum(count for _, count in by_month.fetchall()) == 4
    names = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/parquet/entities.parquet'").fetchall()
    assert names == [(len(nasty_graph()),)]


def test_followthemoney_links_point_at_entities(tmp_path):
    export_graph(nasty_graph(), tmp_path / "ftm", "ftm")
    rows = [json.loads(line) for line in (tmp_path / "ftm").read_text("utf-8").splitlines()]
    ids = {row["id"] for row in rows}
    links = [row for row in rows if row["schema"] == "UnknownLink"]
    assert links
    assert all(row["properties"]["subject"][0] in ids for row in links)


@pytest.mark.parametrize(
    ("status", "term", "links"),
    [
        ("", ("2013-01-01", "2017-12-31"), [("Employment", ["2013-01-01"], ["2017-12-31"])]),
        ("", ("2022-05-01", ""), [("Employment", ["2022-05-01"], [])]),
        ("", ("", ""), [("Employment", [], [])]),  # the day of publication is no term
        ("modality=future", ("", ""), []),
        ("modality=conditional", ("", ""), []),
        ("modality=hedged", ("", ""), []),
        ("polarity=negative", ("", ""), []),
        ("by=borland", ("", ""), [("UnknownLink", [], [])]),
    ],
)
def test_followthemoney_has_stated_terms_and_offices_that_are_held(tmp_path, status, term, links):
    graph = graph_of(f"dana holds_role borland 2024-03-06 {status}")
    ((*_, data),) = graph.edges(data=True)
    data.update(title="minister", ended=True)
    data["evidence"][0].update(event_start=term[0], event_end=term[1])
    graph.nodes["dana"]["type"] = "person"
    export_graph(graph, tmp_path / "ftm", "ftm")
    rows = [json.loads(line) for line in (tmp_path / "ftm").read_text("utf-8").splitlines()]
    found = [(row["schema"], row["properties"]) for row in rows if "role" in row["properties"]]
    assert [(kind, one["startDate"], one["endDate"]) for kind, one in found] == links
    for kind, one in found:
        assert one["status"] == ["former"]
        assert (one["role"] == ["minister"]) == (kind == "Employment")


def test_followthemoney_dates_what_was_done_by_what_texts_state(tmp_path):
    graph = graph_of("arland assaults borland 2024-03-06")
    export_graph(graph, tmp_path / "ftm", "ftm")
    assert '"date": []' in (tmp_path / "ftm").read_text("utf-8")
    ((*_, data),) = graph.edges(data=True)
    data["evidence"][0].update(event_start="2024-03-01", event_end="2024-03-02")
    export_graph(graph, tmp_path / "ftm", "ftm")
    assert '"date": ["2024-03-01"]' in (tmp_path / "ftm").read_text("utf-8")


FTM_IDS = ("agency.police~523425", "armed_group.x", "a b", "ä", "~", "saudi-arabia")


def ftm_rows(tmp_path):
    graph = nx.relabel_nodes(
        graph_of(
            *(
                f"a{n} assaults a{(n + 1) % len(FTM_IDS)} 2024-01-0{n + 1}"
                for n in range(len(FTM_IDS))
            )
        ),
        {f"a{n}": name for n, name in enumerate(FTM_IDS)},
    )
    graph.graph["documents"]["d0"].update(url="https://north.example/a", publisher="North")
    export_graph(graph, tmp_path / "ftm", "ftm")
    return [json.loads(line) for line in (tmp_path / "ftm").read_text("utf-8").splitlines()]


def test_followthemoney_takes_every_id(tmp_path):
    rows = ftm_rows(tmp_path)
    actors = [row["id"] for row in rows if row["schema"] != "UnknownLink"]
    assert len(set(actors)) == len(FTM_IDS)
    assert all(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", one) for one in actors)
    links = [row["properties"] for row in rows if row["schema"] == "UnknownLink"]
    assert (
        {one["subject"][0] for one in links} == {one["object"][0] for one in links} == set(actors)
    )
    assert ["https://north.example/a"] in [one["sourceUrl"] for one in links]


LOAD = """
import json, sys
from followthemoney import model
for row in map(json.loads, sys.stdin):
    entity = model.get_proxy(row)
    kept = {name: len(entity.get(name)) for name in row["properties"]}
    print(json.dumps([entity.id, entity.schema.name, kept]))
"""
"""What the package keeps of each row; in an environment of its own, as its pins aren't ours."""


def test_the_package_of_followthemoney_loads_every_link(tmp_path):
    python = ROOT / ".venv/followthemoney/bin/python"
    if not (python.parents[1] / ".done").exists():
        pytest.skip("followthemoney is not installed: make browser installs it")
    rows = ftm_rows(tmp_path)
    lines = "\n".join(map(json.dumps, rows))
    told = subprocess.run(
        [str(python), "-c", LOAD], input=lines, capture_output=True, text=True, check=True
    )
    loaded = [json.loads(line) for line in told.stdout.splitlines()]
    assert loaded == [
        [row["id"], row["schema"], {name: len(v) for name, v in row["properties"].items()}]
        for row in rows
    ]
    assert sum(schema == "UnknownLink" for _, schema, _ in loaded) == len(FTM_IDS)


def test_an_unknown_format_is_told_with_the_known_ones(tmp_path):
    with pytest.raises(ExportError, match="no format 'doc'; known: csv"):
        export_graph(nasty_graph(), tmp_path / "x", "doc")


def test_a_package_adds_a_format_by_an_entry_point(tmp_path, monkeypatch):
    (tmp_path / "my_package.py").write_text(
        "def write_lines(graph, path):\n    path.write_text('\\n'.join(sorted(graph)))\n"
    )
    described = tmp_path / "my_package-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text("[kg.exporters]\nlines = my_package:write_lines\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    graph = nasty_graph()
    export_graph(graph, tmp_path / "out.txt", "lines")
    assert (tmp_path / "out.txt").read_text().splitlines() == sorted(graph)


@pytest.mark.parametrize("space", ["\n", "  ", "\r\n", "\t", "\u2028", "\n\n"])
def test_a_row_of_csv_is_a_line_whatever_the_lines_of_the_article(tmp_path, space):
    text = f"Dana Reyes told{space}Oslo that Quorland had{space}met Oslo. Quorland may leave."
    graph = build(extraction(text=text))
    graph.nodes["norway"]["aliases"] = [f"the Oslo{space}side"]
    export_graph(graph, tmp_path / "csv", "csv")
    for name, rows in (("nodes.csv", len(graph)), ("edges.csv", graph.number_of_edges())):
        lines = (tmp_path / "csv" / name).read_text("utf-8").splitlines()
        assert len(lines) == rows + 1


def test_an_office_that_is_not_named_is_no_membership():
    graph = build(extraction())
    node = min(graph)
    graph.nodes[node]["roles"] = [
        {"title": title, "organization": None, "ended": ended, "first": "", "last": "", "documents": 1}
        for title, ended in (("", False), ("", True), ("minister", False))
    ]  # fmt: skip
    rows = dict(flat_nodes(graph))
    assert rows[node]["roles"] == "office not named; office not named (ended); minister"
