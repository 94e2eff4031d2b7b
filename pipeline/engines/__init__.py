"""The engines: one file each, behind the protocols of `base`; here they are chosen by setting.

Vendor libraries are imported inside the branch that chooses them.
"""

# ruff: noqa: PLC0415 - a vendor library is loaded only by those who chose it

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from pipeline.engines.base import (
    Chooser,
    Diarizer,
    Engine,
    Kit,
    SpeechDetector,
    Summarizer,
    Transcriber,
    Voice,
)
from pipeline.settings import PipelineSettings, SummarizerName, VoiceName
from storage.errors import EngineTrouble

NO_TELEMETRY = {
    # Since 1.29 the Linux wheels tell Microsoft of each process and model: no upload, no device id.
    # https://github.com/microsoft/onnxruntime/pull/27379
    "ORT_DISABLE_TELEMETRY": "1",
    # https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
"""What keeps libraries from reporting to their makers. They look once, when they are first used,
which is after this package was imported."""
os.environ.update(NO_TELEMETRY)


def build_kit(settings: PipelineSettings, data_dir: Path) -> Kit:
    """The engines that the settings name. Cheap: models load when they are first used."""
    transcriber, careful = _transcribers(settings, data_dir)
    return Kit(
        detector=_detector(settings),
        transcriber=transcriber,
        careful=careful,
        diarizer=_diarizer(settings),
        summarizers=tuple(_summarizer(name, settings) for name in settings.summarizer),
        voices=tuple(_voice(name, settings) for name in settings.voice),
        voiceprints=settings.remember_voices,
    )


def check_kit(kit: Kit) -> list[tuple[str, str, bool, str]]:
    """Role, id, whether it is ready, and a sentence, for each engine. Blocks: servers are asked."""
    return [(role, engine.id, *_check(engine)) for role, engine in _by_role(kit)]


def fetch_better(kit: Kit) -> threading.Event:
    """Fetch a better model in a thread of its own, where the transcriber knows one, while jobs run
    on what is there. Setting the event ends it."""
    stop = threading.Event()
    if isinstance(kit.transcriber, Chooser):
        work = kit.transcriber.fetch_better
        threading.Thread(target=work, args=(stop,), name="better model", daemon=True).start()
    return stop


def _by_role(kit: Kit) -> Iterator[tuple[str, Engine]]:
    yield "detector", kit.detector
    yield "transcriber", kit.transcriber
    if kit.careful:
        yield "careful transcriber", kit.careful
    if kit.diarizer:
        yield "diarizer", kit.diarizer
    for summarizer in kit.summarizers:
        yield "summarizer", summarizer
    for voice in kit.voices:
        yield "voice", voice


def _check(engine: Engine) -> tuple[bool, str]:
    try:
        return True, engine.ready()
    except EngineTrouble as trouble:
        setting = trouble.values.get("setting")
        advice = f" See the setting {setting}." if setting else ""
        return False, f"{trouble.detail or trouble.code}{advice}"


def _detector(settings: PipelineSettings) -> SpeechDetector:
    from pipeline.engines.activity import OnnxSpeechDetector

    return OnnxSpeechDetector(settings.cpu_threads)


def _transcribers(settings: PipelineSettings, data_dir: Path) -> tuple[Transcriber, Transcriber]:
    """The usual one and the careful one, which share what they load."""
    match settings.transcriber:
        case "faster-whisper":
            from pipeline.engines.faster_whisper import FasterWhisper

            usual = FasterWhisper(settings, data_dir)
            return usual, usual.careful()
        case other:
            assert_never(other)


def _diarizer(settings: PipelineSettings) -> Diarizer | None:
    match settings.diarizer:
        case "onnx":
            from pipeline.engines.onnx_diarizer import OnnxDiarizer

            return OnnxDiarizer(settings.cpu_threads)
        case "pyannote":
            from pipeline.engines.pyannote_diarizer import PyannoteDiarizer

            return PyannoteDiarizer(
                settings.pyannote_model, settings.hf_token.get_secret_value(), settings.device
            )
        case "none":
            return None
        case other:
            assert_never(other)


def _summarizer(name: SummarizerName, settings: PipelineSettings) -> Summarizer:
    match name:
        case "gemini":
            from pipeline.engines.gemini import Gemini

            return Gemini(
                settings.gemini_api_key.get_secret_value(),
                settings.gemini_model,
                settings.gemini_base_url,
                settings.summary_timeout,
            )
        case "openai":
            from pipeline.engines.openai_chat import OpenAiChat

            return OpenAiChat(
                settings.openai_base_url,
                settings.openai_api_key.get_secret_value(),
                settings.openai_model,
                settings.summary_timeout,
                context=settings.openai_context,
            )
        case "sumy":
            from pipeline.engines.key_sentences import KeySentences

            return KeySentences()
        case other:
            assert_never(other)


def _voice(name: VoiceName, settings: PipelineSettings) -> Voice:
    match name:
        case "piper":
            from pipeline.engines.piper import Piper

            return Piper(settings.piper_folder)
        case "gtts":
            from pipeline.engines.google_voice import GoogleVoice

            return GoogleVoice()
        case other:
            assert_never(other)
