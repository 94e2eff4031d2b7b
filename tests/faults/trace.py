"""Calls and messages of both platforms as files, to trace a finding to its cause."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.faults.installation import Installation


def write_trace(installation: Installation, folder: Path) -> None:
    """Write `telegram.jsonl` and `discord.jsonl`: a line for each call and each version of a
    message, in order of time."""
    for name, lines in (("telegram", _telegram), ("discord", _discord)):
        ordered = sorted(lines(installation), key=lambda it: float(it["at"]))
        text = "".join(json.dumps(_dated(it), default=str) + "\n" for it in ordered)
        (folder / f"{name}.jsonl").write_text(text)


def _dated(line: dict[str, Any]) -> dict[str, Any]:
    moment = line["at"] + time.time() - time.monotonic()
    return line | {"at": datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds")}


def _telegram(installation: Installation) -> Iterator[dict[str, Any]]:
    world = installation.telegram.world
    with world.lock:
        for call in world.calls:
            if call.method.lower() != "getupdates":
                fields = {name: value[:300] for name, value in call.fields.items()}
                yield {"at": call.at, "call": call.method, "code": call.code, **fields}
        for post in world.posts.values():
            for version in post.history:
                yield {
                    "at": version.at,
                    "message": post.id,
                    "chat": post.chat,
                    "from_bot": post.from_bot,
                    "reply_to": post.reply_to,
                    "deleted": post.deleted,
                    "kind": post.kind,
                    "text": version.text[:300],
                    "file": post.file.name if post.file else "",
                }


def _discord(installation: Installation) -> Iterator[dict[str, Any]]:
    world = installation.discord.world
    with world.lock:
        for call in world.calls:
            yield {"at": call.at, "call": f"{call.method} {call.path}", "code": call.code}
        for post in world.posts.values():
            for version in post.history:
                yield {
                    "at": version.at,
                    "message": post.id,
                    "chat": post.place.id,
                    "from_bot": post.from_bot,
                    "reply_to": post.reply_to,
                    "deleted": post.deleted,
                    "nonce": post.nonce,
                    "text": version.text[:300],
                    "files": [it.name for it in post.files],
                }
