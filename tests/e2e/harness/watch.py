"""Pages of the watch ports of a running service."""

from __future__ import annotations

import http.client
import json
import socket
from dataclasses import dataclass


@dataclass(frozen=True)
class WatchPort:
    """The port of one process."""

    number: int

    @property
    def listen(self) -> str:
        return f"127.0.0.1:{self.number}"

    def get(self, path: str, seconds: float = 10) -> tuple[int, str]:
        """Return the status and the body of a page. Raises OSError without an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.number, timeout=seconds)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def status(self, path: str, seconds: float = 10) -> int:
        """Return the status of a page; 0 without an answer within so many seconds."""
        try:
            return self.get(path, seconds)[0]
        except (OSError, http.client.HTTPException):
            return 0

    def metrics(self) -> dict[str, float]:
        """Return the metrics by name and labels, without the common prefix."""
        lines = self.get("/metrics")[1].splitlines()
        pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
        return {name.removeprefix("mp4totext_"): float(value) for name, _, value in pairs}

    def checks(self) -> dict[str, str]:
        """Return the parts of `/readyz`."""
        found: dict[str, str] = json.loads(self.get("/readyz")[1])["checks"]
        return found


def two_ports() -> tuple[WatchPort, WatchPort]:
    """Return two free ports in a row: of a bot and of its worker."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            number = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", number + 1))
            except (OSError, OverflowError):
                continue
            return WatchPort(number), WatchPort(number + 1)
