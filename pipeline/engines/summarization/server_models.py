"""The models of an OpenAI-compatible server: which one is meant, and what to say if none is."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_NAMED = 12
_LONGEST_NAME = 60


def has(names: Sequence[str], wanted: str) -> bool:
    """Whether a server with these models has the wanted one; Ollama leaves `:latest` out."""
    return wanted in names or f"{wanted}:latest" in names


def the_only(names: Sequence[str]) -> str:
    """The model of a server that has but one. Raises LookupError with a sentence."""
    if len(names) == 1:
        return names[0]
    held = f"the server has {named(names)}" if names else "the server lists no model"
    raise LookupError(f"OPENAI_MODEL is empty, and {held}: choose one")


def no_such(wanted: str, names: Sequence[str]) -> str:
    """What to say when the wanted model is not there."""
    held = f"it has {named(names)}" if names else "it lists none"
    return f"the server has no model `{wanted}`; {held}"


def named(names: Sequence[str]) -> str:
    """Names in a sentence, the first dozen of many. They come from outside: shortened."""
    shown = [" ".join(name.split())[:_LONGEST_NAME] for name in sorted(names)]
    more = len(shown) - _MOST_NAMED
    return ", ".join(shown[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
