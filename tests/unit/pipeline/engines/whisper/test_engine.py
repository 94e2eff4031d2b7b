"""The model of a job and its origin; the clean-up of hints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import TranscribeOptions
from pipeline.engines.whisper import engine as faster_whisper
from pipeline.engines.whisper import model_pool
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import LONGEST_HINT, MOST_HINTS, FasterWhisper
from pipeline.engines.whisper.models.choice import ModelChoice
from pipeline.engines.whisper.models.machine import Machine
from storage.errors import EngineLacksLanguage, EngineMissing, ModelNotFetched
from storage.models import SpeechMap
from tests.unit.pipeline.transcripts import no_report

STRONG = Machine(16, 32 * 10**9)


@pytest.fixture(autouse=True)
def no_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no cache"))


def engine(tmp_path: Path, **config: Any) -> FasterWhisper:
    return FasterWhisper(WhisperConfig(**config), tmp_path)


def store_model(tmp_path: Path, repository: str) -> Path:
    """Return a model as the hub's own client stores it."""
    repository_folder = tmp_path / "models" / f"models--{repository.replace('/', '--')}"
    folder = repository_folder / "snapshots" / "abc"
    folder.mkdir(parents=True)
    (repository_folder / "refs").mkdir()
    (repository_folder / "refs" / "main").write_text("abc")
    (folder / "model.bin").write_bytes(b"\x06\x00\x00\x00\x0c\x00WhisperSpec\x00")
    (folder / "config.json").write_text("{}")
    (folder / "tokenizer.json").write_text("{}")
    return folder


def names(whisper: FasterWhisper) -> list[str]:
    return [each.id for each in whisper.candidates()]


def test_auto_chooses_the_packaged_model_on_a_small_machine(tmp_path: Path) -> None:
    whisper = engine(tmp_path)
    whisper.models.machine = Machine(2, 8 * 10**9)
    assert whisper.ready().startswith(
        "faster-whisper base (installed package) on cpu, int8: 2 cores"
    )
    assert names(whisper) == ["faster-whisper base"]
    assert names(whisper.careful()) == ["faster-whisper base careful"]
    assert whisper.choice_reason() == ""


def test_auto_changes_the_model_between_jobs_only(tmp_path: Path) -> None:
    whisper = engine(tmp_path)
    whisper.models.machine = STRONG
    (before,) = whisper.candidates()
    assert before.id == "faster-whisper base"
    assert whisper.choice_reason() == "lacking"
    folder = store_model(tmp_path, "Systran/faster-whisper-small")
    assert before.id == "faster-whisper base"
    assert names(whisper) == ["faster-whisper small", "faster-whisper base"]
    assert whisper.models.folder(whisper.models.choose("auto")) == folder
    assert whisper.choice_reason() == ""


def test_incomplete_download_is_not_used(tmp_path: Path) -> None:
    whisper = engine(tmp_path)
    whisper.models.machine = STRONG
    (store_model(tmp_path, "Systran/faster-whisper-small") / "model.bin").unlink()
    assert names(whisper) == ["faster-whisper base"]


def test_careful_model_is_separate_when_configured(tmp_path: Path) -> None:
    whisper = engine(tmp_path, careful_model="medium")
    assert whisper.careful().id == "faster-whisper medium"
    with pytest.raises(ModelNotFetched) as exc_info:
        whisper.careful().ready()
    assert exc_info.value.values["reason"] == "offline"


def test_missing_model_without_a_hub_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_pool, "packages_installed", lambda: False)
    with pytest.raises(EngineMissing, match="no hub may be asked") as exc_info:
        engine(tmp_path).ready()
    assert exc_info.value.values["setting"] == "WHISPER_MODEL"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [("larg-v3", "did you mean large"), ("/no/such/folder", "there is no folder")],
)
def test_invalid_model_name_is_refused_without_a_request(
    setting: str, expected: str, tmp_path: Path
) -> None:
    with pytest.raises(EngineMissing, match=expected) as exc_info:
        engine(tmp_path, model=setting).ready()
    assert exc_info.value.values["setting"] == "WHISPER_MODEL"


def test_model_folder_is_identified_by_its_name(tmp_path: Path) -> None:
    folder = store_model(tmp_path, "some/one")
    whisper = engine(tmp_path, model=str(folder))
    assert whisper.id == "faster-whisper abc"
    assert whisper.models.folder(ModelChoice(str(folder), "folder", "set")) == folder


def test_cpu_threads_limit_the_counted_cores(tmp_path: Path) -> None:
    assert engine(tmp_path, cpu_threads=1).models.machine.cores == 1


def test_silence_loads_no_model(tmp_path: Path) -> None:
    silence = SpeechMap((), (), ())
    audio = Audio(tmp_path / "none", 9.0)
    transcript = engine(tmp_path).transcribe(audio, silence, TranscribeOptions(), None, no_report)  # type: ignore[arg-type]
    assert (transcript.seconds, transcript.segments) == (9.0, ())


def test_hints_are_shortened_and_limited() -> None:
    options = TranscribeOptions("de", ("two\nwords", " ", "x" * 999, *["y"] * 99))
    safe = faster_whisper._shorten_hints(options)
    assert safe.language == "de"
    assert safe.hints[:2] == ("two words", "x" * LONGEST_HINT)
    assert len(safe.hints) == MOST_HINTS - 1  # blank hints are dropped


@pytest.mark.parametrize(
    ("config", "setting"),
    [
        ({"model": "base.en"}, "WHISPER_MODEL"),
        ({"careful_model": "base.en"}, "WHISPER_MODEL_CAREFUL"),
        ({"model": "base.en", "careful_model": "base.en"}, "WHISPER_MODEL"),
    ],
)
def test_english_only_model_refuses_other_languages(
    config: dict[str, str], setting: str, tmp_path: Path
) -> None:
    whisper = engine(tmp_path, **config)
    english = whisper if "model" in config else whisper.careful()
    for possible in (TranscribeOptions("en"), TranscribeOptions()):
        assert english._supported_options(possible, {"en"}) == possible
    with pytest.raises(EngineLacksLanguage) as exc_info:
        english._supported_options(TranscribeOptions("de"), {"en"})
    expected = {"engine": "faster-whisper base.en", "setting": setting, "language": "de"}
    assert exc_info.value.values == expected


@pytest.mark.parametrize(
    ("options", "supported"),
    [
        (TranscribeOptions("yue"), TranscribeOptions("zh")),
        (TranscribeOptions(languages=("yue", "en")), TranscribeOptions(languages=("zh", "en"))),
        (TranscribeOptions(languages=("yue", "zh")), TranscribeOptions("zh")),
        (TranscribeOptions(languages=("haw", "en")), TranscribeOptions("en")),
    ],
)
def test_unsupported_language_is_replaced_by_a_related_one(
    options: TranscribeOptions, supported: TranscribeOptions, tmp_path: Path
) -> None:
    assert engine(tmp_path)._supported_options(options, {"zh", "en", "de"}) == supported


def test_newer_model_supports_cantonese(tmp_path: Path) -> None:
    cantonese = TranscribeOptions("yue")
    assert engine(tmp_path)._supported_options(cantonese, {"zh", "yue"}) == cantonese


@pytest.mark.parametrize(
    ("speech", "cores"),
    [([(0.0, 20.0)], 1), ([(0.0, 20.0), (30.0, 50.0)], 2), ([(0.0, 600.0)], 4)],
)
def test_cores_are_those_of_the_windows_at_a_time(
    speech: list[tuple[float, float]],
    cores: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A voice message has one window, which has one of the cores."""
    whisper = engine(tmp_path)
    whisper.models.machine = Machine(4, 32 * 10**9)
    heard = SpeechMap(tuple(speech))
    monkeypatch.setattr(model_pool.WhisperModels, "on_gpu", False)
    assert whisper.cores_for(heard, 600.0) == cores
    monkeypatch.setattr(model_pool.WhisperModels, "on_gpu", True)
    assert whisper.cores_for(heard, 600.0) == 1
