"""A long result on its way to a client: parts from the thread that talks to a worker -> the response, as fast as they are taken."""

import asyncio
import time
from collections.abc import AsyncIterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field

__all__ = ["BrokenOffError", "Parts"]

_END = object()
_LOOK = 0.1
"""Seconds after which it is looked whether the client is still there."""


class BrokenOffError(Exception):
    """A result that was begun can't be ended: it is too long, or took too long."""


@dataclass(slots=True, eq=False)
class Parts:
    """A long result, of which parts are taken as the client takes them."""

    media_type: str
    loop: asyncio.AbstractEventLoop
    queue: "asyncio.Queue[object]" = field(default_factory=lambda: asyncio.Queue(maxsize=1))
    closed: bool = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            while isinstance(part := await self.queue.get(), bytes):
                yield part
            if part is not _END:
                raise BrokenOffError
        finally:
            self.closed = True

    def put(self, part: object, seconds: float) -> bool:
        """Hand on a part, from another thread; return whether it was taken in time."""
        putting = self.queue.put(part)
        try:
            handed = asyncio.run_coroutine_threadsafe(putting, self.loop)
        except RuntimeError:  # the server has ended
            putting.close()
            return False
        end = time.monotonic() + seconds
        while not self.closed and time.monotonic() < end:
            try:
                handed.result(_LOOK)
            except TimeoutError:
                continue
            except CancelledError:
                return False
            return True
        handed.cancel()
        return False

    def end(self, seconds: float) -> bool:
        """Say, from another thread, that there are no more parts; return whether it was heard in time."""
        return self.put(_END, seconds)
