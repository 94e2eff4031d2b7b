"""Detection of an installation without a worker's libraries, which is complete for a bot alone."""

from __future__ import annotations

from importlib.util import find_spec

from bot.doctor.finding import Finding, ok

_LIBRARIES = ("av", "numpy", "ctranslate2", "faster_whisper", "onnxruntime")


def skip_without_worker(name: str) -> Finding | None:
    """Return the finding of a skipped check where only a bot's libraries are installed; None where
    a worker can run."""
    missing = next((each for each in _LIBRARIES if find_spec(each) is None), None)
    if missing is None:
        return None
    return ok(
        name,
        f"skipped: this is the small installation of a bot alone (no {missing}); "
        "run `mp4totext doctor` where the workers run, too",
    )
