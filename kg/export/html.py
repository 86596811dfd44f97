"""The page: actor graph -> one HTML file that works offline, on pyvis' Network and vis-network bundle.

pyvis carries data and options and brings vis-network; its own template is never used: it loads from other hosts
and runs what news text brings. Ours has a strict content security policy and puts text into the document
only as text.
"""

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypedDict, Unpack

import jinja2
import numpy as np
from markupsafe import Markup
from pyvis.network import Network

from kg.errors import KgError
from kg.events.gather import EventData
from kg.export.page_columns import Island
from kg.export.page_data import describe_page
from kg.graph.schema import ActorGraph

__all__ = ["ActorExplorer", "PageOptions", "notebook_frame", "render_html", "write_html"]

SCRIPTS = (
    "dom.js",
    "data.js",
    "texts.js",
    "counting.js",
    "state.js",
    "changes.js",
    "scene.js",
    "arrange.js",
    "strokes.js",
    "labels.js",
    "hulls.js",
    "canvas.js",
    "evidence.js",
    "cards.js",
    "events.js",
    "pairs.js",
    "paths.js",
    "tables.js",
    "articles.js",
    "fits.js",
    "search.js",
    "filters.js",
    "timeline.js",
    "picture.js",
    "exports.js",
    "desk.js",
    "home.js",
    "links.js",
    "scope.js",
    "keyboard.js",
    "main.js",
)
"""The page's own scripts in the order in which they are joined."""

COMPRESS_ABOVE = 60_000
"""Letters of an island from which it is compressed."""
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-;=?@^_{|}~.:[]"
"""Of the base that compressed islands are written in."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
"""Of the bundle that the page was tested with."""


class PageOptions(TypedDict, total=False):
    """What may be chosen for the page.

    Attributes
    ----------
    title
        Of the page; "Actor network" if not given.
    actors_shown
        Actors drawn at first (60), those with most evidence.
    focus
        Id of an actor whose surroundings are shown first.
    context
        Steps around the actor in focus, 1 to 3.
    layer
        What is shown first: ``happened``, ``claimed``, ``possible``, ``speech`` or ``all``.
    events
        Those of the graph, if they are known already.
    """

    title: str
    actors_shown: int
    focus: str | None
    context: int
    layer: str
    events: Sequence[EventData]


class ActorExplorer(Network):  # type: ignore[misc]
    """A pyvis network that writes our page.

    Nodes and edges are those of the graph, so that pyvis' own functions see them; the page draws from
    its data islands.
    """

    def __init__(self, graph: ActorGraph) -> None:
        super().__init__(directed=True)
        self.graph = graph
        self.nodes = [{"id": node, "label": graph.nodes[node]["name"]} for node in sorted(graph)]
        self.edges = [
            {"from": source, "to": target, "id": key}
            for source, target, key in sorted(graph.edges(keys=True))
        ]

    def render(self, **options: Unpack[PageOptions]) -> str:
        """Return the page."""
        main, texts = describe_page(self.graph, options.get("events"))
        title = options.get("title", "Actor network")
        chosen = {
            "title": title,
            "shown": options.get("actors_shown", 60),
            "focus": options.get("focus") or "",
            "context": options.get("context", 1),
            "layer": options.get("layer", "all"),
        }
        vis = _script(_read_vis())
        app = _script(_join(SCRIPTS))
        style = _read("page.css")
        environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
        return environment.from_string(_read("page.html.j2")).render(
            title=title,
            style=Markup(style),
            vis=Markup(vis),
            app=Markup(app),
            hashes=Markup(" ".join(map(_hash, (vis, app)))),
            style_hash=Markup(_hash(style)),
            **_pack("main", _json({**main, "options": chosen})),
            **_pack("evidence", "\n".join(map(_json, texts))),
        )


def render_html(graph: ActorGraph, **options: Unpack[PageOptions]) -> str:
    """Return the page of `graph` as a string; the same graph gives the same page.

    Parameters
    ----------
    options
        See `PageOptions`.
    """
    return ActorExplorer(graph).render(**options)


def write_html(graph: ActorGraph, path: Path, **options: Unpack[PageOptions]) -> None:
    """Write the page of `graph` to `path`: UTF-8, one file, no other file beside it."""
    path.write_text(render_html(graph, **options), encoding="utf-8", newline="\n")


def notebook_frame(graph: ActorGraph, *, height: int = 640, **options: Unpack[PageOptions]) -> str:
    """Return a sandboxed frame that shows the page inside a notebook, `height` pixels high."""
    page = html.escape(render_html(graph, **options), quote=True)
    return f'<iframe title="Actor network" sandbox="allow-scripts allow-downloads" width="100%" height="{height}" srcdoc="{page}"></iframe>'


def _read_vis() -> str:
    """Return vis-network as pyvis brings it; other bundles than the tested one are refused."""
    data = (files("pyvis") / VIS).read_bytes()
    if hashlib.sha256(data).hexdigest() != VIS_SHA256:
        raise KgError(
            "the installed pyvis brings another vis-network than the page was made for: install pyvis 0.3.2"
        )
    return data.decode("utf-8")


def _read(name: str) -> str:
    text = (files("kg.export") / "page" / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _join(names: Sequence[str]) -> str:
    """Return scripts as one, without the comments that stand on lines of their own: a third of their size."""
    text = _COMMENT.sub("", "\n".join(map(_read, names)))
    return f"(async () => {{\n'use strict';\n{text}\n}})();\n"


def _script(text: str) -> str:
    """Return a script that can't end its element early (page.md, C4)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
    return f"'sha256-{digest}'"


def _json(data: Island) -> str:
    """Return JSON that is safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _pack(name: str, text: str) -> dict[str, Any]:
    """Return an island, its form and its length, compressed if it is large."""
    if len(text) <= COMPRESS_ABOVE:
        return {name: Markup(text), f"{name}_form": "json", f"{name}_bytes": 0}
    # A hundredth longer than at best, in three fifths of the time.
    packed = gzip.compress(text.encode("utf-8"), 6, mtime=0)
    return {name: Markup(_to_digits(packed)), f"{name}_form": "gzip", f"{name}_bytes": len(packed)}


def _to_digits(data: bytes) -> str:
    """Return bytes in the base of 85, a fifteenth shorter than in that of 64; no letter of it means anything to HTML."""
    words = np.frombuffer(data + bytes(-len(data) % 4), dtype=">u4").astype(np.uint32)
    digits = words[:, None] // (85 ** np.arange(4, -1, -1, dtype=np.uint32)) % 85
    letters = np.frombuffer(DIGITS.encode("ascii"), dtype=np.uint8)
    return str(letters[digits].tobytes(), "ascii")
