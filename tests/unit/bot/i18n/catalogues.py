"""Messages of the catalogues and their variables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.i18n.translator import LOCALES


def placeholders(locale: str = "en") -> dict[str, set[str]]:
    """Return the variables of every message, including those of referenced messages."""

    class Found(Visitor):
        def __init__(self) -> None:
            self.variables: set[str] = set()
            self.messages: set[str] = set()

        def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
            self.variables.add(node.id.name)

        def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
            self.messages.add(node.id.name)

    found: dict[str, Found] = {}
    for entry in entries(locale):
        found[entry.id.name] = Found()
        found[entry.id.name].visit(entry)
    return {
        name: each.variables.union(*(found[other].variables for other in each.messages))
        for name, each in found.items()
    }


@cache
def entries(locale: str) -> Sequence[ast.Message]:
    """Return the messages of a locale. Parsing them takes a fifth of a second."""
    parser = FluentParser()
    bodies = [
        parser.parse(path.read_text(encoding="utf-8")).body
        for path in sorted((LOCALES / locale).glob("*.ftl"))
    ]
    assert not [each for body in bodies for each in body if isinstance(each, ast.Junk)]
    return [each for body in bodies for each in body if isinstance(each, ast.Message)]
