"""Failures that people cause, as opposed to failures of the service."""

from __future__ import annotations

from storage.errors import UserError


def mistake_codes() -> frozenset[str]:
    """Return the codes of errors that people cause, of all modules that are imported."""
    found: set[str] = set()
    classes: list[type[UserError]] = [UserError]
    while classes:
        each = classes.pop()
        classes += each.__subclasses__()
        if each.is_mistake:
            found.add(each.code)
    return frozenset(found)
