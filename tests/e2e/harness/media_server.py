"""A web server for recordings and pages, on a real socket, in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


class MediaServer(ThreadingHTTPServer):
    """Serves the files of a folder. Below `/slow/` it sends a few bytes and then stalls; below
    `/inside/` it redirects to a cloud's metadata."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.requests: list[str] = []
        self.closing = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def link(self, path: str) -> str:
        return f"http://{self.host}/{path}"


class _Handler(SimpleHTTPRequestHandler):
    server: MediaServer

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.requests.append(self.path)
        if path.startswith("/inside/"):
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
            self.end_headers()
        elif path.startswith("/slow/"):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"OggS")
            self.server.closing.wait(60)
        elif path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>A film</title>")
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing: pytest shows stderr."""


@contextmanager
def serve(folder: Path) -> Iterator[MediaServer]:
    """Serve a folder for the time of the block."""
    with MediaServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
