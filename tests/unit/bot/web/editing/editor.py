"""A page of a result in a browser, on which somebody corrects."""

from __future__ import annotations

from typing import Any

import httpx

from storage.models import Job
from tests.unit.bot.web.recordings import words
from tests.unit.bot.web.visitors import SAME_ORIGIN, fields

SAID = (words("One two three.", 0.0, "S1"), words("Four five.", 10.0, "S2"),
        words("Six seven.", 20.0, "S1"))  # fmt: skip


class Editor:
    """A page of a result in a browser with a script."""

    def __init__(self, client: httpx.AsyncClient, job: Job) -> None:
        self.client, self.address = client, f"/result/{job.id}"
        self.fields: dict[str, str] = {}
        self.html = ""

    async def load(self) -> Editor:
        page = await self.client.get(self.address)
        assert page.status_code == 200, page.text
        self.html = page.text
        self.fields = {
            name: value
            for name, value in fields(page.text).items()
            if name in ("token", "version", "base")
        }
        return self

    async def send(self, do: str, at: int | str = 0, *, script: bool = True, **more: str) -> Any:
        headers = {**SAME_ORIGIN, **({"accept": "application/json"} if script else {})}
        form = {**self.fields, "do": do, "at": str(at), **more}
        return await self.client.post(f"{self.address}/edit", data=form, headers=headers)

    async def save(self, at: int, text: str) -> dict[str, Any]:
        answer = await self.send("save", at, text=text)
        assert answer.status_code == 200, answer.text
        self.fields["version"] = str(answer.json()["version"])
        found: dict[str, Any] = answer.json()
        return found

    async def said(self) -> list[str]:
        await self.load()
        paragraphs = self.html.split('id="transcript"')[1].split("</section>")[0].split("<p ")[1:]
        return [plain(each.split("</a>", 1)[1].split("<a ")[0]) for each in paragraphs]


def plain(html: str) -> str:
    out, tag = "", False
    for char in html:
        tag = char == "<" or (tag and char != ">")
        out += "" if tag or char == ">" else char
    return " ".join(out.split())
