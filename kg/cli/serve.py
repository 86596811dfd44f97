"""kg serve: a build -> a read-only SPARQL endpoint with pages, on this machine."""

import signal
import socket
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GraphArgument
from kg.cli.terminal import say
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
        int, typer.Option(min=128, help="Megabytes that a query may take (Linux).")
    ] = 256,
    max_result: Annotated[int, typer.Option(min=1, help="Bytes of a result.")] = 50_000_000,
) -> None:
    """Serve a build: SPARQL endpoint, query editor, pages of actors and assertions.

    Example: kg serve output, then open http://127.0.0.1:8321/
    """
    try:
        import uvicorn

        from kg.serve.app import make_app
        from kg.serve.connections import Connections, Limits
    except ModuleNotFoundError as error:
        raise MissingDependencyError(
            f"kg serve needs {error.name}: pip install 'kg[serve]'"
        ) from error
    from kg.serve.generation import keep_generation, own_folder
    from kg.serve.workers import Workers

    hosts = ["localhost", "127.0.0.1", "[::1]", host, *(allow_host or [])]
    _end_on_signals()
    # Told to end before it listens, uvicorn leaves a coroutine behind.
    warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
    _open_files()
    with (
        _listen(host, port) as listener,
        own_folder() as folder,
        Workers(
            keep_generation(source, folder),
            count=workers,
            seconds=seconds,
            memory=max_memory << 20,
        ) as pool,
    ):
        app = make_app(pool, page=folder / "graph.html", hosts=hosts, max_result=max_result)
        shown = f"[{host}]" if ":" in host else host
        say(f"http://{shown}:{listener.getsockname()[1]}/ (stop with Ctrl+C)")
        config = uvicorn.Config(
            app,
            http=Connections(Limits(busy=2 * seconds + 30)).make,  # type: ignore[arg-type]
            log_level="critical",
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=1,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _end_on_signals() -> None:
    """End in order when told to, or when the terminal closes: else the folder would stay."""
    signal.signal(signal.SIGTERM, _end)
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is not None and signal.getsignal(hang_up) is signal.SIG_DFL:  # nohup ignores it
        signal.signal(hang_up, lambda *_: signal.raise_signal(signal.SIGTERM))


def _end(*_: object) -> None:
    raise SystemExit(128 + signal.SIGTERM)


def _open_files() -> None:
    """Allow this process as many connections as the system lets it have."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise SettingsError(f"can't listen on {host} port {port}: {error}") from error
