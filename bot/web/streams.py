"""Recordings and files that are being sent: few at once to one person, since each has a connection
for as long as a browser takes to read it."""

from __future__ import annotations

from collections import Counter

from starlette.types import ASGIApp, Receive, Scope, Send

MOST = 8
"""Responses of one person at once. A browser has at most six connections to a host."""


class Streams:
    """Running responses, by person: at most `most` of one at once."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._running: Counter[str] = Counter()

    @property
    def running(self) -> int:
        """Return the number of running responses."""
        return self._running.total()

    def limited(self, person: str, response: ASGIApp, refusal: ASGIApp) -> ASGIApp:
        """Return the response, or the refusal for whom too many are running when it begins."""

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            if self._running[person] >= self.most:
                await refusal(scope, receive, send)
                return
            self._running[person] += 1
            try:
                await response(scope, receive, send)
            finally:
                self._running[person] -= 1
                if not self._running[person]:
                    del self._running[person]

        return serve
