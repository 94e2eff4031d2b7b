"""Transcriber with faster-whisper and CTranslate2, shared by all running jobs."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.faint_speech import without_guesses
from pipeline.engines.protocols import (
    Report,
    TranscribeOptions,
    WindowCache,
    report_note,
)
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.device import Plan, plan_device
from pipeline.engines.whisper.languages import (
    LANGUAGES,
    supported_alternative,
    supported_languages,
)
from pipeline.engines.whisper.model_pool import WhisperModels
from pipeline.engines.whisper.models.choice import suitable_model
from pipeline.engines.whisper.models.names import AUTO, as_folder
from pipeline.engines.whisper.models.packaged import ENGINE
from pipeline.engines.whisper.parallelism import choose_parallelism
from pipeline.engines.whisper.transcription import RecordingTranscriber
from pipeline.engines.whisper.windows import cut_windows
from storage import logs
from storage.errors import EngineLacksLanguage, EngineMissing
from storage.models import Note, SpeechMap, Transcript

log = logs.get(__name__)

_FRAME = SAMPLE_RATE // 10
MOST_HINTS = 50
LONGEST_HINT = 60
CAREFUL_BEAMS = 10
"""Twice the default. Whisper base on 13 minutes in nine languages: 212 wrong words of 1854, with 5
beams 216. Padding short windows to the full 30 s gave 229, so they keep their padding."""


class FasterWhisper:
    """Speech recognition with word times. Safe to call from several threads."""

    def __init__(
        self,
        config: WhisperConfig,
        data_dir: Path,
        models: WhisperModels | None = None,
        setting: str | None = None,
        beams: int = 0,
    ) -> None:
        """Create the engine without loading a model.

        Packaged and downloaded models are stored in `data_dir`. `setting` replaces WHISPER_MODEL,
        `beams` replaces BEAM_SIZE (0: as set).
        """
        self.models = models or WhisperModels(config, data_dir)
        self._data_dir = data_dir
        self._setting = setting or config.model
        self._beams = beams

    @property
    def id(self) -> str:
        """Engine and model. With `auto` it is the model that a job would use now."""
        try:
            name = self.models.choose(self._setting).name
        except EngineMissing:
            name = self._setting
        folder = as_folder(name)
        name = folder.resolve().name if folder else name
        return f"{ENGINE} {name}" + (" careful" if self._beams else "")

    def languages(self) -> frozenset[str]:
        """Return the languages of an English-only model, none for others: by the model's name."""
        known = supported_languages(self.id.removesuffix(" careful"))
        return frozenset() if known == LANGUAGES else known

    def careful(self) -> FasterWhisper:
        """Return the more accurate transcriber.

        It uses the model of WHISPER_MODEL_CAREFUL, otherwise the same model with a wider search.
        That one is loaded once for both; it is slower and hardly better.
        """
        better = self.models.config.careful_model
        return self._variant(better, 0) if better else self._variant(self._setting, CAREFUL_BEAMS)

    def _variant(self, setting: str, beams: int) -> FasterWhisper:
        return FasterWhisper(self.models.config, self._data_dir, self.models, setting, beams)

    def candidates(self) -> tuple[FasterWhisper, ...]:
        """Return transcribers for one job, whose models stay the same during the job.

        The first has the current model of `auto`. The next ones are used when it can't be loaded or
        downloaded: the best of the available models.
        """
        if self._setting != AUTO:
            return (self,)
        names = [self.models.choose(AUTO).name, *self.models.next_best()]
        return tuple(self._variant(name, self._beams) for name in dict.fromkeys(names))

    def choice_reason(self) -> str:
        """Return the reason of the choice as a code; "" when it was set or is the best model."""
        return self.models.choice_reason() if self._setting == AUTO else ""

    def fetch_better(self, stop: threading.Event) -> None:
        """Download the model of the first job, and with `auto` a better one for this machine."""
        try:
            self.models.fetch_ahead(self._setting, stop)
        except EngineMissing as error:  # `ready` reports it too
            log.warning("no model is available, nothing to download", why=str(error))

    def runs_on(self) -> Plan:
        """Return the device of its model, which is loaded if needed. Raises EngineTrouble."""
        return self.models.loaded(self.models.choose(self._setting), _ignore_report).plan

    def better_model(self) -> tuple[str, str]:
        """Return the best model for this machine and the reason; "", "" when it is already used.

        Raises EngineMissing.
        """
        best = suitable_model(self.models.machine, on_gpu=self.models.on_gpu)
        same = self.models.choose(self._setting).name == best.name
        return ("", "") if same else (best.name, best.why)

    def ready(self) -> str:
        """Return a line about model, device and reasons. Raises EngineTrouble."""
        choice = self.models.choose(self._setting)
        origin = self.models.describe(choice)
        where = plan_device(self.models.config)
        why = f": {choice.why}" if self._setting == AUTO and choice.why else ""
        return f"{self.id} ({origin}) on {where}{why}"

    def cores_for(self, speech: SpeechMap, seconds: float) -> int:
        """Return the cores for the windows at a time; on a GPU one computes their features."""
        if self.models.on_gpu:
            return 1
        parallelism = choose_parallelism(self.models.config, self.models.machine)
        windows = cut_windows(speech, seconds, lambda start, end: (start + end) / 2)
        return max(1, min(parallelism.windows, len(windows)) * parallelism.threads)

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        """Return the words of a recording. Cached windows are not transcribed again.

        A language that the model lacks is replaced by a related one: Cantonese by Chinese. Raises
        Stopped, EngineTrouble, and EngineLacksLanguage for a language without such a relative:
        English-only models support only one.
        """
        windows = cut_windows(speech, audio.seconds, partial(_quietest, audio))
        if not windows:
            return Transcript("", audio.seconds, ())
        model = self.models.loaded(self.models.choose(self._setting), report)
        options = self._supported_options(options, model.whisper.languages)
        before = model.fell_back_at
        with model.scheduler.lane() as lane:
            transcript = RecordingTranscriber(
                model.features, lane, audio, _shorten_hints(options), cache, report, self._beams
            ).transcript(windows)
        if model.fell_back_at != before and model.fell_back_at is not None:
            report_note(report, Note("card_failed"))
        return transcript if options.louder else without_guesses(transcript, speech)

    def _supported_options(
        self, options: TranscribeOptions, supported: Collection[str]
    ) -> TranscribeOptions:
        """Return the options with languages of the loaded model only.

        Raises EngineLacksLanguage when it supports none of the wanted languages.
        """
        wanted = options.languages or ((options.language,) if options.language else ())
        codes = [code for each in wanted if (code := supported_alternative(each, supported))]
        if not wanted:
            return options
        if not codes:
            raise self._lacks_language(wanted[0], supported)
        several = len(set(codes)) > 1
        return replace(
            options,
            language=None if several else codes[0],
            languages=tuple(dict.fromkeys(codes)) if several else (),
        )

    def _lacks_language(self, language: str, supported: Collection[str]) -> EngineLacksLanguage:
        config = self.models.config
        is_careful_model = self._setting == config.careful_model != config.model
        return EngineLacksLanguage(
            f"the model knows {len(supported)} languages",
            engine=self.id,
            setting="WHISPER_MODEL_CAREFUL" if is_careful_model else "WHISPER_MODEL",
            language=language[:20],
        )


def _ignore_report(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


def _quietest(audio: Audio, start: float, end: float) -> float:
    """Return the middle of the quietest tenth of a second between two times (seconds)."""
    samples = audio.read(start, end)
    frames = len(samples) // _FRAME
    if not frames:
        return (start + end) / 2
    loudness = np.square(samples[: frames * _FRAME]).reshape(frames, _FRAME).sum(axis=1)
    return start + (int(loudness.argmin()) + 0.5) * _FRAME / SAMPLE_RATE


def _shorten_hints(options: TranscribeOptions) -> TranscribeOptions:
    """Return the options with few, short hints of one line each, none of them blank."""
    hints = (" ".join(hint.split())[:LONGEST_HINT] for hint in options.hints[:MOST_HINTS])
    return replace(options, hints=tuple(filter(None, hints)))
