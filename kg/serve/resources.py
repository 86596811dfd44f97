"""Pages of actors, assertions, quotations and documents: an IRI -> HTML, Turtle or JSON-LD.

``/actor/israel`` is about ``urn:kg:actor:israel``, and so on for each kind of IRI.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from kg.rdf.vocabulary import BASE, shorten
from kg.serve.jobs import Job
from kg.serve.negotiation import GRAPH_TYPES, choose
from kg.serve.parts import Parts
from kg.serve.protocol import respond
from kg.serve.workers import Workers

__all__ = ["KINDS", "Resources"]

KINDS = ("actor", "day", "doc", "graph", "part", "record")

_CONSTRUCT = "CONSTRUCT {{ {0} ?p ?o . ?s ?q {0} }} WHERE {{ {{ {0} ?p ?o }} UNION {{ ?s ?q {0} }} }} LIMIT 2000"
_OUT = """SELECT DISTINCT ?p ?o ?label WHERE {{ {0} ?p ?o . OPTIONAL {{ ?o skos:prefLabel|rdfs:label ?label FILTER(!STRSTARTS(STR(?o), STR(kgo:))) }} }}
ORDER BY ?p ?label ?o LIMIT 1000"""
_IN = """SELECT DISTINCT ?p ?o ?label WHERE {{ ?o ?p {0} . OPTIONAL {{ ?o skos:prefLabel|rdfs:label ?label FILTER(!STRSTARTS(STR(?o), STR(kgo:))) }}
FILTER(?p != oa:hasSource && ?p != prov:wasDerivedFrom && ?p != kgo:denotes) }} ORDER BY ?p ?label ?o LIMIT 1000"""


@dataclass(frozen=True, slots=True)
class Resources:
    """Answers requests for pages by the workers of the endpoint."""

    workers: Workers

    async def handle(self, request: Request) -> Response:
        """Return what is known of the resource, in the format that the client likes best."""
        media = choose(request.headers.get("accept", ""), ["text/html", *GRAPH_TYPES])
        if media is None:
            offered = ", ".join(["text/html", *GRAPH_TYPES])
            return PlainTextResponse(f"available: {offered}\n", status_code=406)
        raw = request.scope["raw_path"].decode("ascii").partition("?")[0]
        _, kind, name = (*raw.split("/", 2), "", "")[:3]
        try:
            iri = ox.NamedNode(f"{BASE}{kind}:{name}")
        except ValueError:
            return PlainTextResponse("no such resource\n", status_code=404)
        if media == "text/html":
            return await self._page(iri)
        job = Job(query=_CONSTRUCT.format(iri), graph_type=media)
        reply = await self.workers.run(job, page=True)
        if isinstance(reply, Parts) or reply.status != 200 or await self._exists(iri):
            return respond(reply)
        return PlainTextResponse("no such resource\n", status_code=404)

    async def _exists(self, iri: ox.NamedNode) -> bool:
        reply = await self.workers.run(Job(query=f"ASK {{ {iri} ?p ?o }}"), page=True)
        if isinstance(reply, Parts) or reply.status != 200:
            return True
        return bool(json.loads(reply.body)["boolean"])

    async def _page(self, iri: ox.NamedNode) -> Response:
        """Return the resource as HTML; whatever a text said is escaped by the template."""
        bodies = []
        for query in (_OUT, _IN):
            reply = await self.workers.run(Job(query=query.format(iri)), page=True)
            if isinstance(reply, Parts) or reply.status != 200:
                return respond(reply)
            bodies.append(reply.body)
        out, back = map(_rows, bodies)
        if not out:
            return PlainTextResponse("no such resource\n", status_code=404)
        names = [
            row["text"] for row in out if row["property"] in ("rdfs:label", "schema:headline")
        ]
        template = _TEMPLATES.get_template("resource.html")
        title = names[0] if names else unquote(shorten(iri.value))
        html = template.render(title=title, iri=iri.value, out=out, back=back)
        return HTMLResponse(html, headers={"Vary": "Accept"})


def _rows(body: bytes) -> list[dict[str, Any]]:
    """Return the rows of a page from a result in JSON."""
    rows = []
    for binding in json.loads(body)["results"]["bindings"]:
        value = binding["o"]
        is_iri = value["type"] == "uri"
        short = unquote(shorten(value["value"])) if is_iri else value["value"]
        rows.append(
            {
                "property": shorten(binding["p"]["value"]),
                "text": binding["label"]["value"] if "label" in binding else short,
                "link": _link(value["value"]) if is_iri else "",
            }
        )
    return rows


def _link(iri: str) -> str:
    """Return where an IRI leads: a page of ours, a web address, or nowhere."""
    for kind in KINDS:
        base = f"{BASE}{kind}:"
        if iri.startswith(base) and "#" not in iri:
            return f"/{kind}/{iri.removeprefix(base)}"
    if iri.startswith(f"{BASE}ontology:"):
        return "/ontology"
    return iri if iri.startswith(("http://", "https://")) else ""


_TEMPLATES = Environment(loader=PackageLoader("kg.serve", "static"), autoescape=True)
