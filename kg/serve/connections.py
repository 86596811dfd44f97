"""Connections of the server: so many at a time, none idle or half sent for long (uvicorn has no such limits)."""

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["PER_CORE", "Connections", "Limits"]

PER_CORE = 1024
_BUSY = b"too many connections: try again later\n"
_REFUSAL = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\nretry-after: 1\r\n"
    b"connection: close\r\ncontent-length: %d\r\n\r\n%b" % (len(_BUSY), _BUSY)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a connection may take.

    Attributes
    ----------
    most
        Connections at a time; those beyond are told to come again.
    idle
        Seconds without a request, and for sending one whole.
    busy
        Seconds for answering one, the client's reading included.
    """

    most: int = PER_CORE * (os.cpu_count() or 1)
    idle: float = 10.0
    busy: float = 120.0


class Connections:
    """The open connections of a server; its `make` is what uvicorn makes protocols by."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._since: dict[H11Protocol, tuple[bool, float]] = {}

    def make(self, **options: Any) -> asyncio.Protocol:
        """Return a protocol that is counted and watched."""
        protocol: Any = H11Protocol(**options)
        protocol.connection_made = partial(self._made, protocol, protocol.connection_made)
        protocol.connection_lost = partial(self._lost, protocol, protocol.connection_lost)
        return cast("asyncio.Protocol", protocol)

    def _made(self, protocol: Any, go_on: Callable[[Any], None], transport: Any) -> None:
        if len(self._since) >= self._limits.most:
            transport.write(_REFUSAL)
            transport.close()
            protocol.connection_lost = protocol.data_received = _ignore
            return
        if not self._since:
            protocol.loop.call_later(1.0, self._sweep, protocol.loop)
        self._since[protocol] = (False, time.monotonic())
        go_on(transport)

    def _lost(
        self, protocol: Any, go_on: Callable[[Exception | None], None], error: Exception | None
    ) -> None:
        self._since.pop(protocol, None)
        go_on(error)

    def _sweep(self, loop: asyncio.AbstractEventLoop) -> None:
        """Cut connections off that have been in the same state for too long; come again in a second."""
        now = time.monotonic()
        for protocol, (was_busy, start) in list(self._since.items()):
            is_busy = _is_busy(protocol)
            if is_busy != was_busy:
                self._since[protocol] = (is_busy, now)
            elif now - start > (self._limits.busy if is_busy else self._limits.idle):
                protocol.transport.abort()
        if self._since:
            loop.call_later(1.0, self._sweep, loop)


def _is_busy(protocol: H11Protocol) -> bool:
    """Tell whether a whole request has come that isn't answered yet."""
    cycle = protocol.cycle
    return cycle is not None and not cycle.response_complete and not cycle.more_body


def _ignore(*_: object) -> None:
    pass
