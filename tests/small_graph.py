"""A small graph of invented actors, written edge by edge, whose answers can be checked by hand."""

import networkx as nx

TEXT = "Arland attacked Borland. Ceria mediates. Dana Reyes denied it. Borland was not attacked."
QUADS = {
    "assaults": "material conflict",
    "consults": "verbal cooperation",
    "mediates": "verbal cooperation",
    "accuses": "verbal conflict",
    "aids": "material cooperation",
}


def evidence(number, doc, **fields):
    return {
        "id": f"{doc}#a{number}",
        "doc": doc,
        "start": 0,
        "end": 24,
        "subject": [0, 6],
        "object": [16, 23],
        "cue": [7, 15],
        "status_cues": [],
        "rule": "test",
        "score": 0.8,
        "event_start": "",
        "event_end": "",
        "event_text": "",
        "event_approximate": False,
        "place": "",
        "content": [],
        "kind": "",
        "act": "",
        "parent": "",
        "attributed": "",
        **fields,
    }


def edge(number, predicate, found, **fields):
    return {
        "id": f"e{number}",
        "predicate": predicate,
        "layer": "event",
        "polarity": "positive",
        "modality": "actual",
        "attributed_to": None,
        "attribution": [],
        "addressing": "",
        "title": "",
        "ended": False,
        "plover": predicate[:-1].upper() if predicate in QUADS else "",
        "mode": "",
        "quad": QUADS.get(predicate, ""),
        "weight": 0.0,
        "symmetric": predicate == "consults",
        "score": 0.8,
        "documents": len(found),
        "publishers": [],
        "first": "2024-03-04",
        "last": "2024-03-04",
        "evidence": found,
        **fields,
    }


def node(name, type="government", **fields):
    return {
        "name": name,
        "type": type,
        "aliases": [],
        "descriptions": [],
        "wikidata": "",
        "same_as": [],
        "country": "",
        "sector": "",
        "anonymous": False,
        "gender": "",
        "roles": [],
        "mentions": [],
        "documents": 1,
        "first": "",
        "last": "",
        "unary": [],
        **fields,
    }


def document(id, published="2024-03-06", **fields):
    return {
        "id": id,
        "title": f"Title of {id}",
        "publisher": "Daily Test",
        "author": "",
        "published": published,
        "language": "en",
        "url": f"https://example.org/{id}",
        "sha256": "0" * 64,
        "length": len(TEXT),
        "duplicate_of": "",
        "sentences": [(0, len(TEXT), TEXT)],
        **fields,
    }


def small_graph():
    mention = {"doc": "one.txt", "start": 0, "end": 6, "text": "Arland", "kind": "name"}
    graph = nx.MultiDiGraph(
        format=1,
        documents={"one.txt": document("one.txt"), "two.txt": document("two.txt", "2024-03-20")},
        judgements=[
            {
                "left": "arland",
                "right": "one.txt#m0-6",
                "same": True,
                "score": 0.9,
                "reasons": ["name"],
            }
        ],
        unattributed=[
            evidence(90, "two.txt", id="two.txt#q90", content=[[0, 23]], kind="direct", act="says")
        ],
        made_by={"kg": "0"},
        counts={},
    )
    graph.add_node(
        "arland",
        **node(
            "Arland",
            aliases=["Kingdom of Arland"],
            wikidata="Q1",
            mentions=[{**mention, "score": 1.0, "reason": "known"}],
        ),
    )
    graph.add_node("borland", **node("Borland"))
    graph.add_node("ceria", **node("Ceria"))
    graph.add_node("person.dana-reyes", **node("Dana Reyes", "person", aliases=["Reyes"]))
    graph.add_node("person.official~1", **node("a senior official", "person", anonymous=True))
    ceria = edge(9, "mediates", [evidence(9, "two.txt")])
    graph.nodes["ceria"]["unary"].append(ceria)
    for source, target, data in _edges():
        graph.add_edge(source, target, key=data["id"], **data)
    return graph


def _edges():
    fought = {"event_start": "2024-03-04", "event_end": "2024-03-04", "event_text": "on Monday"}
    yield "arland", "borland", edge(1, "assaults", [evidence(1, "one.txt", **fought)])
    denied = evidence(2, "two.txt", attributed="two.txt#q5")
    claim = {"polarity": "negative", "attributed_to": "person.dana-reyes"}
    yield "arland", "borland", edge(2, "assaults", [denied], **claim)
    yield "arland", "ceria", edge(3, "consults", [evidence(3, "one.txt"), evidence(4, "two.txt")])
    yield "ceria", "borland", edge(4, "aids", [evidence(5, "one.txt")])
    yield (
        "person.dana-reyes",
        "arland",
        edge(5, "says", [speech(5, "two.txt", act="denies")], layer="speech", addressing="about"),
    )
    yield (
        "person.dana-reyes",
        "ceria",
        edge(6, "says", [speech(6, "one.txt")], layer="speech", addressing="to"),
    )
    yield (
        "person.official~1",
        "borland",
        edge(7, "says", [speech(7, "one.txt")], layer="speech", addressing="about"),
    )
    office = {"title": "foreign minister", "layer": "structure"}
    yield "person.dana-reyes", "arland", edge(8, "holds_role", [evidence(8, "one.txt")], **office)
    former = {"title": "envoy", "layer": "structure", "ended": True}
    yield "person.dana-reyes", "ceria", edge(10, "holds_role", [evidence(10, "one.txt")], **former)
    yield (
        "borland",
        "arland",
        edge(11, "aids", [evidence(11, "two.txt", score=0.4)], modality="requested"),
    )


def speech(number, doc, act="says"):
    return evidence(
        number,
        doc,
        id=f"{doc}#q{number}",
        content=[[0, 23]],
        kind="direct",
        act=act,
        start=0,
        end=24,
    )
