"""Health check of a container: `python -m storage.watch.probe [/healthz]`. Exits with 0 or 1.

It asks the process that WATCH_LISTEN names, and loads nothing but the standard library.
"""

from __future__ import annotations

import http.client
import os
import sys

SECONDS = 6.0
_ANYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared


def probe(listen: str, path: str = "/healthz") -> tuple[int, str]:
    """Return the exit status, and the answer or the problem as one line."""
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    try:
        connection = http.client.HTTPConnection(
            _ANYWHERE.get(host, host), int(port), timeout=SECONDS
        )
        connection.request("GET", path)
        answer = connection.getresponse()
        return int(answer.status != 200), answer.read(4096).decode(errors="replace").strip()
    except (OSError, ValueError, http.client.HTTPException) as error:
        return 1, f"WATCH_LISTEN={listen} gives no answer: {error}"


if __name__ == "__main__":
    status, line = probe(os.environ.get("WATCH_LISTEN", ""), *sys.argv[1:2])
    print(line)  # noqa: T201 - this is the command's output
    sys.exit(status)
