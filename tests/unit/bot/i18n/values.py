"""Messages with values inserted, numbers where the catalogues count."""

from __future__ import annotations

from functools import cache
from itertools import chain

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.i18n.translator import Translations
from tests.unit.bot.i18n.catalogues import entries, placeholders

WORDS = Translations()
LOCALES = WORDS.locales
PLURALS = {"zero", "one", "two", "few", "many", "other", "0"}


class _Numbers(Visitor):
    """Collect the variables that must be numbers: they choose a plural or are written by NUMBER."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        names = {
            it.key.name if isinstance(it.key, ast.Identifier) else it.key.value
            for it in node.variants
        }
        selector = node.selector
        if isinstance(selector, ast.VariableReference) and names <= PLURALS:
            self.found.add(selector.id.name)
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.found |= {it.id.name for it in node.arguments.positional if hasattr(it, "id")}


def numeric_variables(locale: str) -> set[str]:
    visitor = _Numbers()
    for entry in entries(locale):
        visitor.visit(entry)
    return visitor.found


def render_message(locale: str, key: str, text: str, number: int) -> str:
    """Return a message with all values inserted. A formatting problem is a failure."""
    values = {name: number if name in counted() else text for name in PLACEHOLDERS[key]}
    bundle = WORDS.for_locale(locale)._bundles[0]
    pattern = bundle.get_message(key).value
    assert pattern is not None
    message, problems = bundle.format_pattern(pattern, values)
    assert not problems, (locale, key, problems)
    return str(message)


@cache
def required_variables(locale: str) -> dict[str, set[str]]:
    """Return the variables of each message that appear in every variant."""
    variables = {}
    for entry in entries(locale):
        parts = entry.value.elements if entry.value else []
        inside = [it.expression for it in parts if isinstance(it, ast.Placeable)]
        names = {it.id.name for it in inside if isinstance(it, ast.VariableReference)}
        variables[entry.id.name] = names - {"code"}
    return variables


@cache
def counted() -> set[str]:
    """Return the variables that are numbers in any locale."""
    return set(chain.from_iterable(map(numeric_variables, LOCALES)))


PLACEHOLDERS = placeholders()
