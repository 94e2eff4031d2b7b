"""Creation of the engines that the settings choose; `protocols` has their interfaces.

Vendor libraries are imported inside the branch that chooses them.
"""

# ruff: noqa: PLC0415 - a vendor library is loaded only if a setting chooses it

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from pipeline.engines.cores import CoreBudget
from pipeline.engines.protocols import (
    Diarizer,
    Engine,
    Engines,
    ModelChooser,
    SpeechDetector,
    Summarizer,
    Transcriber,
    Voice,
)
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.settings import PipelineSettings, SummarizerName, VoiceName
from storage.errors import EngineTrouble


def build_engines(settings: PipelineSettings, data_dir: Path) -> Engines:
    """Return the engines that the settings name. Cheap: models load at first use."""
    transcriber, careful = _transcribers(settings, data_dir)
    cores = CoreBudget.of(settings.cpu_threads)
    return Engines(
        detector=_detector(cores),
        transcriber=transcriber,
        careful=careful,
        diarizer=_diarizer(settings, cores),
        summarizers=tuple(_summarizer(name, settings) for name in settings.summarizer),
        voices=tuple(_voice(name, settings, cores) for name in settings.voice),
        voiceprints=settings.remember_voices,
        cores=cores,
    )


def whisper_config(settings: PipelineSettings) -> WhisperConfig:
    """Return the settings of speech recognition as plain values."""
    return WhisperConfig(
        model=settings.whisper_model,
        careful_model=settings.whisper_model_careful,
        device=settings.device,
        compute_type=settings.compute_type,
        cpu_threads=CoreBudget.of(settings.cpu_threads).recognition,
        windows_at_once=settings.windows_at_once,
        beam_size=settings.beam_size,
        hf_token=settings.hf_token.get_secret_value(),
    )


def check_engines(engines: Engines) -> list[tuple[str, str, bool, str]]:
    """Return role, id, readiness and a message for each engine. Blocks: servers are contacted."""
    return [(role, engine.id, *_check(engine)) for role, engine in _by_role(engines)]


def recognition_trouble(engines: Engines) -> str:
    """Return the engine without which no recording has a text, and the code of its trouble; ""
    when there is none. Loads no model."""
    for role, engine in _by_role(engines):
        if role in ("detector", "transcriber"):
            try:
                engine.ready()
            except EngineTrouble as trouble:
                setting = trouble.values.get("setting")
                return f"{role}: {trouble.code}" + (f", see the setting {setting}" * bool(setting))
    return ""


def fetch_better_model(engines: Engines) -> threading.Event:
    """Download a better model in a thread, if the transcriber knows one.

    Jobs run on the available model meanwhile. Set the returned event to end the download.
    """
    stop = threading.Event()
    if isinstance(engines.transcriber, ModelChooser):
        work = engines.transcriber.fetch_better
        threading.Thread(target=work, args=(stop,), name="better model", daemon=True).start()
    return stop


def _by_role(engines: Engines) -> Iterator[tuple[str, Engine]]:
    yield "detector", engines.detector
    yield "transcriber", engines.transcriber
    if engines.careful:
        yield "careful transcriber", engines.careful
    if engines.diarizer:
        yield "diarizer", engines.diarizer
    for summarizer in engines.summarizers:
        yield "summarizer", summarizer
    for voice in engines.voices:
        yield "voice", voice


def _check(engine: Engine) -> tuple[bool, str]:
    try:
        return True, engine.ready()
    except EngineTrouble as trouble:
        setting = trouble.values.get("setting")
        advice = f" See the setting {setting}." if setting else ""
        return False, f"{trouble.detail or trouble.code}{advice}"


def _detector(cores: CoreBudget) -> SpeechDetector:
    from pipeline.engines.segmentation import OnnxSpeechDetector

    return OnnxSpeechDetector(cores.networks)


def _transcribers(settings: PipelineSettings, data_dir: Path) -> tuple[Transcriber, Transcriber]:
    """Return the standard and the careful transcriber, which share their loaded models."""
    match settings.transcriber:
        case "faster-whisper":
            from pipeline.engines.whisper.engine import FasterWhisper

            standard = FasterWhisper(whisper_config(settings), data_dir)
            return standard, standard.careful()
        case other:
            assert_never(other)


def _diarizer(settings: PipelineSettings, cores: CoreBudget) -> Diarizer | None:
    match settings.diarizer:
        case "onnx":
            from pipeline.engines.diarization.onnx import OnnxDiarizer

            return OnnxDiarizer(cores.networks)
        case "pyannote":
            from pipeline.engines.diarization.pyannote import PyannoteDiarizer

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
            from pipeline.engines.summarization.gemini import Gemini

            return Gemini(
                settings.gemini_api_key.get_secret_value(),
                settings.gemini_model,
                settings.gemini_base_url,
                settings.summary_timeout,
            )
        case "openai":
            from pipeline.engines.summarization.openai_chat import OpenAiChat

            return OpenAiChat(
                settings.openai_base_url,
                settings.openai_api_key.get_secret_value(),
                settings.openai_model,
                settings.summary_timeout,
                context=settings.openai_context,
            )
        case "offline":
            from pipeline.engines.summarization.textrank import KeySentences

            return KeySentences()
        case other:
            assert_never(other)


def _voice(name: VoiceName, settings: PipelineSettings, cores: CoreBudget) -> Voice:
    match name:
        case "piper":
            from pipeline.engines.tts.piper import Piper

            return Piper(settings.piper_folder, cores.voice)
        case "gtts":
            from pipeline.engines.tts.google import GoogleVoice

            return GoogleVoice()
        case other:
            assert_never(other)
