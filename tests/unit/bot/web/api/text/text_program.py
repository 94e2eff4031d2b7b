"""A program that reads and corrects a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass
class Program:
    """A program that has read a text."""

    client: httpx.AsyncClient
    path: str
    version: int = 0
    base: str = ""
    etag: str = ""

    async def read(self) -> dict[str, Any]:
        answer = await self.client.get(f"{self.path}/text")
        assert answer.status_code == 200, answer.text
        text: dict[str, Any] = answer.json()
        self.version, self.base, self.etag = text["version"], text["base"], answer.headers["etag"]
        return text

    async def send(self, do: str, headers: Any = None, **fields: Any) -> httpx.Response:
        body = {"do": do, "version": self.version, "base": self.base, **fields}
        return await self.client.post(f"{self.path}/edits", json=body, headers=headers)

    async def edit(self, do: str, **fields: Any) -> dict[str, Any]:
        answer = await self.send(do, **fields)
        assert answer.status_code == 200, answer.text
        edited: dict[str, Any] = answer.json()
        self.version, self.etag = edited["version"], answer.headers["etag"]
        return edited

    async def said(self) -> list[str]:
        return [it["text"] for it in (await self.read())["sentences"]]


async def other_of(one: Program) -> Program:
    other = Program(one.client, one.path)
    await other.read()
    return other
