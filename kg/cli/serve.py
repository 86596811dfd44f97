"""kg serve: a build -> a read-only SPARQL endpoint with pages, on this machine."""

import socket
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GraphArgument
from kg.errors import MissingDependencyError, SettingsError

__all__ = ["serve"]


def serve(
    source: GraphArgument = Path("output"),
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 picks a free one.")] = 8321,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(help="Name under which the server may be called; may be repeated."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Queries that run at once.")] = 2,
    seconds: Annotated[float, typer.Option(min=0.1, help="Time limit of a query.")] = 30.0,
    max_memory: Annotated[
        int, typer.Option(min=256, help="Megabytes that a query may take (Linux).")
    ] = 2048,
    max_result: Annotated[int, typer.Option(min=1, help="Bytes of a result.")] = 50_000_000,
) -> None:
    """Serve a build: SPARQL endpoint, query editor, pages of actors and assertions.

    Example: kg serve output, then open http://127.0.0.1:8321/
    """
    try:
        import uvicorn

        from kg.serve.app import make_app
    except ModuleNotFoundError as error:
        raise MissingDependencyError(
            f"kg serve needs {error.name}: pip install 'kg[serve]'"
        ) from error
    from kg.query.sources import keep_store
    from kg.serve.workers import Workers

    page = (source if source.is_dir() else source.parent) / "graph.html"
    hosts = ["localhost", "127.0.0.1", "[::1]", host, *(allow_host or [])]
    with (
        _listen(host, port) as listener,
        tempfile.TemporaryDirectory(prefix="kg-serve-") as folder,
        Workers(
            keep_store(source, Path(folder)),
            count=workers,
            seconds=seconds,
            memory=max_memory << 20,
        ) as pool,
    ):
        app = make_app(pool, page=page, hosts=hosts, max_result=max_result)
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"http://{shown}:{listener.getsockname()[1]}/ (stop with Ctrl+C)", err=True)
        config = uvicorn.Config(app, log_level="warning", server_header=False, ws="none")
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise SettingsError(f"can't listen on {host} port {port}: {error}") from error
