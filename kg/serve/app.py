"""The server: a build and its store -> an ASGI application with endpoint, pages, editor and health."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.query.named import list_queries
from kg.serve.jobs import Job, Reply
from kg.serve.protocol import Endpoint
from kg.serve.resources import KINDS, Resources
from kg.serve.workers import Workers

__all__ = ["make_app"]

_STATIC = Path(__file__).parent / "static"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def make_app(
    workers: Workers,
    *,
    page: Path | None = None,
    hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]"),
    max_request: int = 1_000_000,
    max_result: int = 50_000_000,
) -> Starlette:
    """Return the application.

    Parameters
    ----------
    workers
        Who answers queries.
    page
        The build's ``graph.html``, if there is one.
    hosts
        Names under which the server may be called: others are refused, so that no web page can reach a
        server on this machine by a name of its own (DNS rebinding).
    max_request, max_result
        Bytes of a request's body and of a result.
    """
    endpoint = Endpoint(workers=workers, max_request=max_request, max_result=max_result)
    resources = Resources(workers)

    async def show_page(_: Request) -> Response:
        if page is None or not page.exists():
            return PlainTextResponse("this build has no graph.html\n", status_code=404)
        return FileResponse(page, media_type="text/html")

    async def tell_health(_: Request) -> Response:
        reply = await workers.run(Job(query="ASK { ?s ?p ?o }"), page=True, anew=True)
        healthy = isinstance(reply, Reply) and reply.status == 200
        return JSONResponse({"status": "ok" if healthy else "failing"}, 200 if healthy else 503)

    routes = [
        Route("/", _show_editor),
        Route("/sparql", endpoint.handle, methods=["GET", "HEAD", "POST"]),
        Route("/graph", show_page),
        Route("/health", tell_health),
        Route("/ontology", _show_ontology),
        Route("/queries", _list_queries),
        Route("/favicon.ico", _show_icon),
        *(Route(f"/{kind}/{{name:path}}", resources.handle) for kind in KINDS),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    middleware = [
        Middleware(_Headers),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
    ]
    return Starlette(routes=routes, middleware=middleware)


async def _show_editor(_: Request) -> Response:
    return FileResponse(_STATIC / "editor.html", media_type="text/html")


async def _show_icon(_: Request) -> Response:
    # Browsers ask for this address whatever page they show: a 404 would stand in every console.
    return FileResponse(_STATIC / "icon.svg", media_type="image/svg+xml")


async def _show_ontology(_: Request) -> Response:
    text = (files("kg.rdf") / "ontology.ttl").read_text(encoding="utf-8")
    return Response(text, media_type="text/turtle")


async def _list_queries(_: Request) -> Response:
    """Return the named queries as the editor shows them."""
    queries = [
        {"name": one.name, "title": one.title, "help": one.help, "text": one.text}
        for one in list_queries()
    ]
    return JSONResponse(queries)


class _Headers:
    """Adds what every response says: no sniffing, no framing, no scripts but ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                ]
                if scope["path"] != "/graph":  # that page brings its own policy
                    headers.append((b"content-security-policy", _POLICY.encode()))
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        await self.app(scope, receive, send_more)
