"""HTML pages, read back with the parser of the standard library."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export.formatted import html_file as module
from pipeline.export.formatted.content import Content
from pipeline.export.formatted.html_file import html_file
from pipeline.export.formatted.visible_text import visible_text
from tests.unit.pipeline.export.formatted.meetings import SPOKEN, content, plain

MP3 = b"ID3\x04" + bytes(range(256)) * 40


class Parsed(HTMLParser):
    """Elements, and the text of the transcript's paragraphs."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.paragraphs: list[str] = []
        self.raw: dict[str, str] = {}
        self._open: list[str] = []
        self._said = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        self._said = self._said or values.get("id") == "transcript"
        if tag not in ("meta", "input"):
            self._open.append(tag)
        if tag == "p" and self._said:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("script", "style", "title"):
            self.raw[self._open[-1]] = data
        elif self._said and "p" in self._open:
            self.paragraphs[-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [values for name, values in self.elements if name == tag]


@pytest.mark.parametrize("language", SPOKEN)
def test_words_are_there_once_and_in_order(language: str) -> None:
    page = Parsed(html_file(content(language)))
    first, second = (re.sub("[\u200e\u200f]", "", each) for each in page.paragraphs[-2:])
    assert first == f"Zoë Müller 00:00 {SPOKEN[language][0]}"
    assert second == f"Ben 1:01:00 {SPOKEN[language][1]}"
    assert page.elements[0] == (
        "html",
        {"lang": content(language).language, "dir": "rtl" if language in ("ar", "he") else "ltr"},
    )
    assert [it["dir"] for it in page.all("p")[-2:]] == [page.elements[0][1]["dir"]] * 2


def test_policy_allows_the_own_script_and_style_alone() -> None:
    page = Parsed(html_file(content()))
    policy = next(it["content"] for it in page.all("meta") if "http-equiv" in it)
    for name in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.raw[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"https?:", html_file(content()).decode())


HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "<!-- --><!doctype html>&lt;b&gt;",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_speech_is_never_markup(text: str) -> None:
    usual, page = Parsed(html_file(plain("word"))), Parsed(html_file(plain(text, text)))
    assert {tag for tag, _ in page.elements} == {tag for tag, _ in usual.elements}
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert page.raw["script"] == usual.raw["script"]
    assert page.raw["title"] == visible_text(text)
    assert not [name for _, values in page.elements for name in values if name.startswith("on")]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_is_a_text(text: str, name: str) -> None:
    page = Parsed(html_file(plain(f"x{text}", name)))
    assert page.raw["title"] == visible_text(f"x{text}")
    assert visible_text(f"x{text}") in page.paragraphs[-2]
    assert len(page.all("script")) == 1


def player(made: Content, recording: Path | None) -> tuple[dict[str, str], bool]:
    page = Parsed(html_file(made, recording))
    (media,) = page.all("video")
    return media, bool(page.all("input"))


def test_short_recordings_are_part_of_the_page(tmp_path: Path) -> None:
    recording = tmp_path / "source"
    recording.write_bytes(MP3)
    media, asks = player(content(), recording)
    assert media["src"] == f"data:audio/mpeg;base64,{base64.b64encode(MP3).decode()}"
    assert not asks


def test_long_or_unknown_recordings_are_chosen_by_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = tmp_path / "source"
    recording.write_bytes(b"PK\x03\x04" + MP3)
    for asked in (recording, None):
        media, asks = player(content(), asked)
        assert "src" not in media
        assert asks
    recording.write_bytes(MP3)
    monkeypatch.setattr(module, "LARGEST_RECORDING", len(MP3) - 1)
    assert player(content(), recording)[1]
