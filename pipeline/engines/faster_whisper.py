"""The transcriber: Whisper by faster-whisper and CTranslate2, shared by every running job."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from pipeline.engines.base import SAMPLE_RATE, Audio, Hearing, Report, Shelf
from pipeline.engines.clips import Clip, Heard
from pipeline.engines.decoding import Whisper, best_device
from pipeline.engines.listening import Listener
from pipeline.engines.recognizer import Recognizer
from pipeline.engines.weights import describe, find_model, model_name
from pipeline.engines.windows import cut
from pipeline.settings import PipelineSettings
from storage.errors import BadSetting
from storage.models import SpeechMap, Transcript

BATCH = {"cpu": 1, "cuda": 16}
"""Windows in one call. A CPU gains nothing from more, and would make others wait longer."""
_FRAME = SAMPLE_RATE // 10
MOST_HINTS = 50
LONGEST_HINT = 60
CAREFUL_BEAMS = 10
"""Twice the usual. With Whisper base, on 13 minutes in nine languages: 212 wrong words of 1854,
with 5 beams 216. Giving short windows the full 30 s made it 229, so they keep their room."""


@dataclass(frozen=True, slots=True)
class _Device:
    """One device's model and the queue before it."""

    whisper: Whisper
    recognizer: Recognizer[Clip, Heard]


class _Model:
    """One model, loaded when it is first needed, for all who hear with it."""

    def __init__(self, name: str, settings: PipelineSettings, data_dir: Path) -> None:
        self.name = name
        self.settings = settings
        self.data_dir = data_dir
        self._lock = threading.Lock()
        self._device: _Device | None = None

    @property
    def where(self) -> str:
        """Where it comes from and where it runs. Raises EngineMissing."""
        device = best_device(self.settings.device)
        origin = describe(self.name, self.data_dir)
        return f"({origin}) on {device}, {self._compute_type(device)}"

    def loaded(self) -> _Device:
        """The model on its device. Raises EngineMissing."""
        with self._lock:
            if self._device is None:
                name = best_device(self.settings.device)
                whisper = Whisper(
                    find_model(self.name, self.data_dir),
                    device=name,
                    compute_type=self._compute_type(name),
                    threads=self.settings.cpu_threads,
                    beam_size=self.settings.beam_size,
                )
                queue = Recognizer(whisper.hear, batch=BATCH[name], alike=whisper.kind)
                self._device = _Device(whisper, queue)
            return self._device

    def _compute_type(self, device: str) -> str:
        if self.settings.compute_type != "auto":
            return self.settings.compute_type
        return "float16" if device == "cuda" else "int8"


class FasterWhisper:
    """Speech recognition with word times. Safe to call from several threads."""

    def __init__(self, settings: PipelineSettings, data_dir: Path) -> None:
        """Loads nothing yet; a packaged or downloaded model is kept below `data_dir`."""
        self.id = f"faster-whisper {model_name(settings.whisper_model)}"
        self._model = _Model(settings.whisper_model, settings, data_dir)
        self._beams = 0

    def careful(self) -> FasterWhisper:
        """The more accurate one: another model where WHISPER_MODEL_CAREFUL names one, else the same
        model, loaded once for both, that searches wider: surely slower, hardly better."""
        model = self._model
        other = FasterWhisper(model.settings, model.data_dir)
        if better := model.settings.whisper_model_careful:
            other.id = f"faster-whisper {model_name(better)}"
            other._model = _Model(better, model.settings, model.data_dir)
        else:
            other.id = f"{self.id} careful"
            other._model, other._beams = model, CAREFUL_BEAMS
        return other

    def ready(self) -> str:
        """One line saying what will be used. Raises EngineMissing."""
        return f"{self.id} {self._model.where}"

    def transcribe(
        self, audio: Audio, speech: SpeechMap, hearing: Hearing, shelf: Shelf, report: Report
    ) -> Transcript:
        """The words of a recording; windows found on the shelf are not heard again.

        Raises Stopped, EngineMissing, and BadSetting for a language that the model does not know.
        """
        windows = cut(speech, audio.seconds, partial(_quietest, audio))
        if not windows:
            return Transcript("", audio.seconds, ())
        device = self._model.loaded()
        hearing = _checked(hearing, device.whisper)
        with device.recognizer.lane() as lane:
            return Listener(
                device.whisper.features, lane, audio, hearing, shelf, report, self._beams
            ).transcript(windows)


def _quietest(audio: Audio, start: float, end: float) -> float:
    """The middle of the quietest tenth of a second between two times."""
    samples = audio.read(start, end)
    frames = len(samples) // _FRAME
    if not frames:
        return (start + end) / 2
    loudness = np.square(samples[: frames * _FRAME]).reshape(frames, _FRAME).sum(axis=1)
    return start + (int(loudness.argmin()) + 0.5) * _FRAME / SAMPLE_RATE


def _checked(hearing: Hearing, whisper: Whisper) -> Hearing:
    """What the person said, in a form that is safe to use: a language that the model knows, and
    few, short hints. Raises BadSetting."""
    language = (hearing.language or "").strip().lower().replace("_", "-").split("-")[0]
    if language and language not in whisper.languages:
        raise BadSetting(setting="language", problem=f"unknown to the model: {language[:20]}")
    hints = (" ".join(hint.split())[:LONGEST_HINT] for hint in hearing.hints[:MOST_HINTS])
    return replace(hearing, language=language or None, hints=tuple(filter(None, hints)))
