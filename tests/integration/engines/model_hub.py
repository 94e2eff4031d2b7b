"""A model hub on loopback: its API on one port, its storage, where redirects lead, on another.

By the hub's own client (`huggingface_hub` 1.16: `hf_api.model_info`, `file_download`,
`utils/_http.hf_raise_for_status`): `/api/models/<name>/revision/main?blobs=true` lists `siblings`
with `lfs`, `resolve` answers 302 with X-Repo-Commit, X-Linked-Etag and X-Linked-Size, the storage
answers Range with 206; who is not there is 404 or 401 with X-Error-Code and X-Error-Message.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from aiohttp import web

from tests.e2e.harness.threaded_server import ThreadedServer

COMMIT = "0123456789abcdef0123456789abcdef01234567"
_PIECE = 1 << 16


@dataclass
class Trouble:
    """Faults of the hub. `drop_after` and `stall_after` are bytes of one storage response, `times`
    the number of faults; `per_second` is the speed of the storage; `damage` changes a byte."""

    drop_after: int | None = None
    stall_after: int | None = None
    times: int = 10**9
    per_second: float | None = None
    damage: int = 0
    silent: bool = False
    no_ranges: bool = False
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)


class ModelHub(ThreadedServer):
    """Serve folders as repositories. `requests` are their paths, `sent` the bytes of the storage,
    `begun_at` the file offsets at which storage responses began."""

    def __init__(self, repositories: Mapping[str, Path]) -> None:
        super().__init__("hub")
        self._repositories = repositories
        self.trouble = Trouble()
        self.requests: list[str] = []
        self.tokens: list[tuple[str, str]] = []
        self.sent = 0
        self.begun_at: list[int] = []
        self.url = ""
        self._storage = ""
        self._open = asyncio.Event()

    async def _start(self) -> None:
        api = web.Application()
        api.router.add_get("/api/models/{owner}/{name}/revision/main", self._info)
        api.router.add_get("/{owner}/{name}/resolve/{commit}/{file}", self._resolve)
        storage = web.Application()
        storage.router.add_get("/{owner}/{name}/{file}", self._bytes)
        self.url, self._storage = await self._listen(api), await self._listen(storage)

    async def _stop(self) -> None:
        self._open.set()
        await super()._stop()

    def _hear(self, request: web.Request) -> Path | None:
        self.requests.append(request.path)
        self.tokens.append((request.path, request.headers.get("Authorization", "")))
        return self._repositories.get(f"{request.match_info['owner']}/{request.match_info['name']}")

    async def _info(self, request: web.Request) -> web.StreamResponse:
        folder = self._hear(request)
        if self.trouble.silent:
            await self._open.wait()
        if self.trouble.status:
            return web.Response(status=self.trouble.status, headers=self.trouble.headers)
        if folder is None:
            headers = {"X-Error-Code": "RepoNotFound", "X-Error-Message": "Repository not found"}
            return web.Response(status=401, headers=headers)
        siblings = [listed(path) for path in sorted(folder.iterdir()) if path.is_file()]
        return web.json_response({"sha": COMMIT, "siblings": siblings})

    async def _resolve(self, request: web.Request) -> web.StreamResponse:
        folder = self._hear(request)
        path = folder / request.match_info["file"] if folder else None
        if path is None or not path.is_file():
            return web.Response(status=404, headers={"X-Error-Code": "EntryNotFound"})
        info = request.match_info
        headers = {
            "X-Repo-Commit": COMMIT,
            "X-Linked-Size": str(path.stat().st_size),
            "X-Linked-Etag": f'"{_sha256(path)}"',
            "Location": f"{self._storage}/{info['owner']}/{info['name']}/{info['file']}",
        }
        return web.Response(status=302, headers=headers)

    async def _bytes(self, request: web.Request) -> web.StreamResponse:
        folder = self._hear(request)
        assert folder is not None
        content = bytearray((folder / request.match_info["file"]).read_bytes())
        trouble = self.trouble
        if trouble.damage and request.match_info["file"] == "model.bin":
            trouble.damage -= 1
            content[len(content) // 2] ^= 1
        start = 0
        if (requested := request.headers.get("Range")) and not trouble.no_ranges:
            start = int(re.fullmatch(r"bytes=(\d+)-", requested).group(1))  # type: ignore[union-attr]
        self.begun_at.append(start)
        response = web.StreamResponse(status=206 if start else 200)
        response.content_length = len(content) - start
        if start:
            response.headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        await response.prepare(request)
        with contextlib.suppress(ConnectionResetError):  # the client has left
            await self._send(request, response, bytes(content[start:]))
        return response

    async def _send(self, request: web.Request, response: web.StreamResponse, data: bytes) -> None:
        for at in range(0, len(data), _PIECE):
            trouble = self.trouble  # may change meanwhile
            ends = trouble.drop_after if trouble.drop_after is not None else trouble.stall_after
            if ends is not None and at >= ends and trouble.times > 0:
                trouble.times -= 1
                if trouble.stall_after is not None:
                    await self._open.wait()
                if request.transport:
                    request.transport.close()
                return
            piece = data[at : at + _PIECE]
            await response.write(piece)
            self.sent += len(piece)
            if trouble.per_second:
                await asyncio.sleep(len(piece) / trouble.per_second)


@cache
def listed(path: Path) -> dict[str, object]:
    """Return a file entry as the hub lists it: large files with SHA-256, small ones with Git's
    hash."""
    data = path.read_bytes()
    git = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    entry: dict[str, object] = {"rfilename": path.name, "size": len(data), "blobId": git}
    if len(data) > 10_000_000 or path.suffix == ".bin":
        entry["lfs"] = {"sha256": _sha256(path), "size": len(data), "pointerSize": 134}
    return entry


@cache
def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
