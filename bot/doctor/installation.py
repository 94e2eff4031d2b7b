"""Whether a worker's libraries are here: a bot alone has none, and is not broken by that."""

from __future__ import annotations

from importlib.util import find_spec

from bot.doctor.finding import Finding, ok

_LIBRARIES = ("av", "numpy", "ctranslate2", "faster_whisper", "onnxruntime")


def bot_alone(name: str) -> Finding | None:
    """What to say where only a bot's libraries are installed; None: a worker can run here."""
    missing = next((each for each in _LIBRARIES if find_spec(each) is None), None)
    if missing is None:
        return None
    return ok(
        name,
        f"not looked at: this is the small installation of a bot alone (no {missing}); "
        "workers run elsewhere, and `mp4totext doctor` there looks at it",
    )
