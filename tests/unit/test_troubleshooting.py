"""Each sentence that docs/TROUBLESHOOTING.md quotes is one that the program really says."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from bot.doctor.runner import CHECKS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/TROUBLESHOOTING.md").read_text()
QUOTES = re.findall(r"^> (?:(\w+): )?`(.+)`$", PAGE, re.MULTILINE)
ANYTHING = "…"


def constant(node: ast.expr) -> str | None:
    """Return a string of the source, with `…` for each value that is put into it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(constant(part) or ANYTHING for part in node.values)
    return None


@cache
def sentences() -> tuple[str, ...]:
    """Return all strings of the three packages, without docstrings."""
    found = []
    for package in ("bot", "pipeline", "storage"):
        for path in (ROOT / package).rglob("*.py"):
            nodes = list(ast.walk(ast.parse(path.read_text())))
            documentation = {node.value for node in nodes if isinstance(node, ast.Expr)}
            said = (it for it in nodes if isinstance(it, ast.expr) and it not in documentation)
            found += [text for node in said if (text := constant(node))]
    return tuple(found)


@cache
def messages() -> tuple[str, ...]:
    """Return the English messages to people, with `…` for placeholders."""
    text = (ROOT / "bot/i18n/locales/en/main.ftl").read_text()
    lines = [re.sub(r"\{[^{}]*(?:\}|$)", ANYTHING, line) for line in text.splitlines()]
    return tuple(line.partition(" = ")[2] or line for line in lines)


def is_said(quote: str, where: tuple[str, ...]) -> bool:
    pieces = [re.escape(piece.strip()) for piece in quote.split(ANYTHING) if piece.strip()]
    pattern = re.compile(".*".join(pieces), re.DOTALL)
    return any(pattern.search(each) for each in where)


@pytest.mark.parametrize(("by", "quote"), QUOTES)
def test_quoted_sentences_are_said_by_the_program(by: str, quote: str) -> None:
    assert len(quote.replace(ANYTHING, "").strip()) > 10, "too little to be recognized"
    assert is_said(quote, messages() if by == "chat" else sentences())


def test_checks_that_the_page_names_exist() -> None:
    named = re.findall(r"doctor --only (\w+)", PAGE)
    assert named
    assert set(named) <= set(CHECKS)


def test_changed_sentences_are_found() -> None:
    assert not is_said("the bucket has failed, the job waits", sentences())
    assert not is_said("bots get files up to … GB here", messages())


def test_twenty_things_go_wrong_each_with_words_and_a_way_out() -> None:
    parts = re.split(r"^### (\d+)\. ", PAGE, flags=re.MULTILINE)[1:]
    assert [int(number) for number in parts[::2]] == list(range(1, 21))
    for text in parts[1::2]:
        quoted, after = re.findall(r"^> .*`$", text, re.MULTILINE), text.rpartition("`\n\n")[2]
        assert quoted, text
        assert len(after.strip()) > 40, text
