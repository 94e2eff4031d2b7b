"""The adapter of pyannote.audio with a fake in the form of its version 4."""

import importlib.machinery
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.diarization.pyannote import PyannoteDiarizer
from storage.errors import EngineMissing, EngineUnreachable
from storage.models import Diarization, SpeakerCount, SpeakerTurn, SpeechMap

SPEECH = SpeechMap(((0.0, 2.0),))


@dataclass(frozen=True)
class Span:
    start: float
    end: float


@dataclass
class Annotation:
    """The used part of `pyannote.core.Annotation`."""

    tracks: list[tuple[Span, str, str]]

    def itertracks(self, yield_label: bool = False) -> Iterator[tuple[Span, str, str]]:
        assert yield_label
        return iter(self.tracks)


class HubHttpError(OSError):
    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.response = SimpleNamespace(status_code=status)


class NotCachedError(HubHttpError):
    pass


class OfflineError(ConnectionError):
    pass


@dataclass
class Library:
    """Calls of the fake, and its planned results."""

    trouble: Exception | None = None
    known: bool = True
    loaded: list[tuple[str, str | None]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    device: str = ""

    def from_pretrained(self, checkpoint: str, token: str | None = None) -> "Library | None":
        assert os.environ["PYANNOTE_METRICS_ENABLED"] == "0"
        self.loaded.append((checkpoint, token))
        if self.trouble:
            raise self.trouble
        return self if self.known else None

    def to(self, device: str) -> "Library":
        self.device = device
        return self

    def __call__(self, file: dict[str, Any], hook: Callable[..., None], **bounds: int) -> Any:
        self.calls.append({**file, **bounds})
        hook("segmentation", None, file=file, total=4, completed=2)
        hook("speaker_counting", np.zeros(3), file=file)
        hook("embeddings", None, file=file, total=4, completed=4)
        both = [(Span(0.0, 1.5), "A", "SPEAKER_01"), (Span(1.0, 2.0), "B", "SPEAKER_00")]
        one = [(Span(0.0, 1.2), "A", "SPEAKER_01"), (Span(1.2, 2.0), "B", "SPEAKER_00")]
        return SimpleNamespace(
            speaker_diarization=Annotation(both),
            exclusive_speaker_diarization=Annotation(one),
            speaker_embeddings=None,
        )


def module(name: str, **contents: Any) -> ModuleType:
    stub = ModuleType(name)
    stub.__spec__ = importlib.machinery.ModuleSpec(name, None)
    stub.__dict__.update(contents)
    return stub


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    made = Library()
    torch = module(
        "torch",
        from_numpy=lambda samples: samples,
        device=str,
        cuda=SimpleNamespace(is_available=lambda: True),
    )
    errors = module(
        "huggingface_hub.errors",
        HfHubHTTPError=HubHttpError,
        LocalEntryNotFoundError=NotCachedError,
        OfflineModeIsEnabled=OfflineError,
    )
    monkeypatch.setenv("PYANNOTE_METRICS_ENABLED", "1")
    for name, stand_in in {
        "torch": torch,
        "pyannote": module("pyannote", __path__=[]),
        "pyannote.audio": module("pyannote.audio", Pipeline=made),
        "huggingface_hub": module("huggingface_hub", errors=errors),
        "huggingface_hub.errors": errors,
    }.items():
        monkeypatch.setitem(sys.modules, name, stand_in)
    return made


@pytest.fixture
def audio(tmp_path: Path) -> Audio:
    path = tmp_path / "audio"
    np.full(32_000, 16384, "<i2").tofile(path)
    return Audio(path, 2.0)


def nothing(fraction: float, newest: str = "") -> None:
    pass


def diarize(audio: Audio, count: SpeakerCount | None = None, **options: str) -> Diarization:
    settings = {"model": "pyannote/some", "token": "", "device": "auto", **options}
    return PyannoteDiarizer(**settings).diarize(audio, SPEECH, count or SpeakerCount(), nothing)


def test_turns_may_overlap_and_exclusive_turns_do_not(library: Library, audio: Audio) -> None:
    result = diarize(audio)
    assert result.turns == (SpeakerTurn(0.0, 1.5, "S1"), SpeakerTurn(1.0, 2.0, "S2"))
    assert result.exclusive == (SpeakerTurn(0.0, 1.2, "S1"), SpeakerTurn(1.2, 2.0, "S2"))


def test_pyannote_gets_samples_and_no_path(library: Library, audio: Audio) -> None:
    diarize(audio, token="hf_secret")
    (call,) = library.calls
    assert call["waveform"].shape == (1, 32_000)
    assert call["sample_rate"] == 16_000
    assert library.loaded == [("pyannote/some", "hf_secret")]
    assert library.device == "cuda"


@pytest.mark.parametrize(
    ("count", "bounds"),
    [
        (SpeakerCount(), {}),
        (SpeakerCount(3, 3), {"num_speakers": 3}),
        (SpeakerCount(2, 5), {"min_speakers": 2, "max_speakers": 5}),
        (SpeakerCount(most=4), {"max_speakers": 4}),
    ],
)
def test_speaker_count_is_passed_to_pyannote(
    library: Library, audio: Audio, count: SpeakerCount, bounds: dict[str, int]
) -> None:
    diarize(audio, count)
    (call,) = library.calls
    assert {key: value for key, value in call.items() if "speakers" in key} == bounds


def test_pyannote_loads_once_and_reports_progress(library: Library, audio: Audio) -> None:
    fractions: list[float] = []
    diarizer = PyannoteDiarizer("pyannote/some", "", "cpu")
    for _ in range(2):
        diarizer.diarize(
            audio, SPEECH, SpeakerCount(), lambda fraction, newest="": fractions.append(fraction)
        )
    assert len(library.loaded) == 1
    assert fractions == [0.0, 0.25, 1.0, 1.0] * 2
    assert library.device == "cpu"


def test_silence_loads_no_pyannote_pipeline(library: Library, audio: Audio) -> None:
    diarizer = PyannoteDiarizer("pyannote/some", "", "cpu")
    assert diarizer.diarize(audio, SpeechMap(()), SpeakerCount(), nothing) == Diarization((), ())
    assert not library.loaded


@pytest.mark.parametrize(
    ("error", "kind", "setting"),
    [
        (HubHttpError(401), EngineMissing, "HF_TOKEN"),
        (HubHttpError(403), EngineMissing, "HF_TOKEN"),
        (HubHttpError(404), EngineMissing, "PYANNOTE_MODEL"),
        (HubHttpError(503), EngineUnreachable, None),
        (NotCachedError(0), EngineUnreachable, None),
        (OfflineError(), EngineUnreachable, None),
        (ConnectionError("no route"), EngineUnreachable, None),
    ],
)
def test_hub_errors_become_engine_errors_with_the_setting(
    library: Library,
    audio: Audio,
    error: Exception,
    kind: type[EngineMissing],
    setting: str | None,
) -> None:
    library.trouble = error
    with pytest.raises(kind) as exc_info:
        diarize(audio, token="hf_secret")
    assert exc_info.value.values.get("setting") == setting
    assert "hf_secret" not in str(exc_info.value)


def test_inaccessible_pipeline_is_missing(library: Library, audio: Audio) -> None:
    library.known = False
    with pytest.raises(EngineMissing, match="pyannote/some"):
        diarize(audio)


def test_model_folder_requires_its_configuration(
    library: Library, audio: Audio, tmp_path: Path
) -> None:
    for folder in tmp_path, tmp_path / "gone":
        with pytest.raises(EngineMissing) as exc_info:
            diarize(audio, model=str(folder))
        assert exc_info.value.values["setting"] == "PYANNOTE_MODEL"
    (tmp_path / "config.yaml").touch()
    diarize(audio, model=str(tmp_path))
    assert library.loaded == [(str(tmp_path), None)]


def test_missing_library_names_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineMissing) as exc_info:
        PyannoteDiarizer("pyannote/some", "", "auto").ready()
    assert exc_info.value.values["setting"] == "DIARIZER"


def test_ready_names_the_model(library: Library) -> None:
    diarizer = PyannoteDiarizer("pyannote/some", "", "auto")
    assert diarizer.id == "pyannote some"
    assert "pyannote/some" in diarizer.ready()
