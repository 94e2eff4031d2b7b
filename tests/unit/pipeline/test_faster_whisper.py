"""How the device, its batches and what a person said about a recording are chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from pipeline.engines import faster_whisper
from pipeline.engines.base import Audio, Hearing
from pipeline.engines.faster_whisper import LONGEST_HINT, MOST_HINTS, FasterWhisper
from pipeline.settings import PipelineSettings
from storage.errors import BadSetting
from storage.models import SpeechMap
from tests.unit.pipeline.transcripts import no_report


class FakeWhisper:
    """Keeps what it was made with."""

    languages = frozenset({"en", "de"})
    made: tuple[Path, dict[str, Any]]

    def __init__(self, folder: Path, **options: Any) -> None:
        FakeWhisper.made = (folder, options)

    def hear(self, clips: Any) -> list[Any]:
        return []

    def kind(self, clip: Any) -> int:
        return 0


@pytest.fixture
def whisper(monkeypatch: pytest.MonkeyPatch) -> type[FakeWhisper]:
    monkeypatch.setattr(faster_whisper, "Whisper", FakeWhisper)
    monkeypatch.setattr(faster_whisper, "find_model", lambda _name, _folder: Path("model"))
    return FakeWhisper


def engine(tmp_path: Path, **settings: Any) -> FasterWhisper:
    return FasterWhisper(PipelineSettings(_env_file=None, **settings), tmp_path)


@pytest.mark.parametrize(
    ("cards", "device", "compute_type", "batch"),
    [(0, "cpu", "int8", 1), (1, "cuda", "float16", 16)],
)
def test_auto_sets_the_device_its_numbers_and_its_batches(
    cards: int,
    device: str,
    compute_type: str,
    batch: int,
    whisper: type[FakeWhisper],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: cards)
    chosen = engine(tmp_path, device="auto")
    assert chosen.ready().endswith(f"on {device}, {compute_type}")
    loaded = chosen._model.loaded()
    folder, options = whisper.made
    assert folder == Path("model")
    assert (options["device"], options["compute_type"]) == (device, compute_type)
    assert loaded.recognizer._batch == batch
    assert chosen._model.loaded() is loaded


def test_numbers_that_were_set_are_kept_to(whisper: type[FakeWhisper], tmp_path: Path) -> None:
    engine(tmp_path, device="cpu", compute_type="float32")._model.loaded()
    assert whisper.made[1]["compute_type"] == "float32"


def test_silence_loads_no_model(tmp_path: Path) -> None:
    silence = SpeechMap((), (), ())
    audio = Audio(tmp_path / "none", 9.0)
    found = engine(tmp_path).transcribe(audio, silence, Hearing(), None, no_report)  # type: ignore[arg-type]
    assert (found.seconds, found.segments) == (9.0, ())


def test_what_a_person_said_is_made_safe(whisper: type[FakeWhisper]) -> None:
    made: Any = FakeWhisper(Path("model"))
    said = Hearing(" DE_at", ("two\nwords", " ", "x" * 999, *["y"] * 99))
    safe = faster_whisper._checked(said, made)
    assert safe.language == "de"
    assert safe.hints[:2] == ("two words", "x" * LONGEST_HINT)
    assert len(safe.hints) == MOST_HINTS - 1  # a blank one is none
    with pytest.raises(BadSetting):
        faster_whisper._checked(Hearing("tlh"), made)
