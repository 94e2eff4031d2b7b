"""Languages of pages, and their files."""

from __future__ import annotations

import re

import pytest
from starlette.datastructures import Headers

from bot.web.pages import TYPES, asked_tongue, static_address, static_file
from tests.unit.bot.web.visitors import Site


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ("", "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("nl,fr;q=0.8", "fr"),
        ("en-GB,de;q=0.5", "en"),
        ("zh-TW", "zh-Hant"),
        ("pt", "pt-BR"),
        ("xx", "en"),
        ("*", "en"),
        (";;;,,,=" * 500, "en"),
        ("a" * 100_000, "en"),
    ],
)
def test_stranger_reads_the_language_of_their_browser(site: Site, asked: str, tag: str) -> None:
    assert asked_tongue(site.web, Headers({"accept-language": asked})).tag == tag


def test_arabic_and_persian_pages_are_written_from_right_to_left(site: Site) -> None:
    right = {
        locale
        for locale in site.web.translations.locales
        if asked_tongue(site.web, Headers({"accept-language": locale})).right_to_left
    }
    assert right == {"ar", "fa"}


def test_address_of_a_file_changes_with_its_bytes() -> None:
    for name in TYPES:
        assert re.fullmatch(rf"/static/{re.escape(name)}\?[0-9a-f]{{12}}", static_address(name))
    with pytest.raises(KeyError):
        static_file("../app.py")


def test_script_makes_no_html() -> None:
    """Its only ways to change the page are classes, attributes and texts."""
    script = static_file("page.js").decode()
    for way in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "fetch("):
        assert way not in script
