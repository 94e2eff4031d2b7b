"""Models of an OpenAI-compatible server: selection, and messages about missing ones."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_NAMED = 12
_LONGEST_NAME = 60


def has_model(names: Sequence[str], wanted: str) -> bool:
    """Return whether a server has the wanted model; Ollama omits `:latest`."""
    return wanted in names or f"{wanted}:latest" in names


def only_model(names: Sequence[str]) -> str:
    """Return the only model of a server. Raises LookupError with a message."""
    if len(names) == 1:
        return names[0]
    reason = f"the server has {list_names(names)}" if names else "the server lists no model"
    raise LookupError(f"OPENAI_MODEL is empty, and {reason}: choose one")


def missing_model(wanted: str, names: Sequence[str]) -> str:
    """Return the message about a missing model."""
    available = f"it has {list_names(names)}" if names else "it lists none"
    return f"the server has no model `{wanted}`; {available}"


def list_names(names: Sequence[str]) -> str:
    """Return the first dozen of the names for a message. They are untrusted, so they are cut."""
    shown = [" ".join(name.split())[:_LONGEST_NAME] for name in sorted(names)]
    more = len(shown) - _MOST_NAMED
    return ", ".join(shown[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
