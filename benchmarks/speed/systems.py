"""Recognizers that a benchmark compares, with the settings among which it chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from faster_whisper import BatchedInferencePipeline, WhisperModel

from benchmarks.recognition import Recording, ignore
from benchmarks.speed.ggml_weights import write_ggml
from pipeline.engines.cores import usable_cores
from pipeline.engines.faint_speech import add_quiet_voices
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper

BATCHES = (4, 8, 16)
_WEIGHTS = {False: "float16.bin", True: "q8_0.bin"}
Transcribe = Callable[[Recording], str]


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to run a system; `load` returns its function."""

    name: str
    load: Callable[[], Transcribe]


def ours(model: Path, folder: Path) -> list[Setting]:
    """Return the product's recognition with its default settings: it chooses by itself."""

    def load() -> Transcribe:
        engine = FasterWhisper(WhisperConfig(device="cpu", model=str(model)), folder)
        detector = OnnxSpeechDetector(threads=0)

        def transcribe(one: Recording) -> str:
            speech = add_quiet_voices(detector.detect(one.audio, ignore), one.audio.seconds)
            options = TranscribeOptions(one.language)
            heard = engine.transcribe(one.audio, speech, options, EmptyWindowCache(), ignore)
            return " ".join(segment.text for segment in heard.segments)

        return transcribe

    return [Setting("default", load)]


def sequential(model: Path, threads: int) -> Setting:
    """Return faster-whisper, one window after the other."""

    def load() -> Transcribe:
        bare = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=threads)

        def transcribe(one: Recording) -> str:
            samples = one.audio.read(0, one.audio.seconds)
            segments, _ = bare.transcribe(
                samples, language=one.language, vad_filter=True, beam_size=5, word_timestamps=True
            )
            return " ".join(segment.text for segment in segments)

        return transcribe

    return Setting(f"{threads} threads", load)


def batched(model: Path, threads: int, batch: int) -> Setting:
    """Return faster-whisper with several windows in a batch."""

    def load() -> Transcribe:
        bare = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=threads)
        pipeline = BatchedInferencePipeline(bare)

        def transcribe(one: Recording) -> str:
            segments, _ = pipeline.transcribe(
                one.audio.read(0, one.audio.seconds),
                language=one.language,
                batch_size=batch,
                beam_size=5,
                word_timestamps=True,
            )
            return " ".join(segment.text for segment in segments)

        return transcribe

    return Setting(f"{threads} threads, batch {batch}", load)


def whisper_cpp(weights: Path, threads: int) -> Setting:
    """Return whisper.cpp with converted weights."""

    def load() -> Transcribe:
        from pywhispercpp.model import Model  # noqa: PLC0415  only this benchmark needs it

        model = Model(
            str(weights),
            params_sampling_strategy=1,
            redirect_whispercpp_logs_to=None,
            n_threads=threads,
            beam_search={"beam_size": 5, "patience": -1.0},
            print_progress=False,
        )

        def transcribe(one: Recording) -> str:
            samples = one.audio.read(0, one.audio.seconds)
            found = model.transcribe(samples, language=one.language)
            return " ".join(segment.text for segment in found)

        return transcribe

    return Setting(f"{threads} threads, {weights.stem}", load)


def systems(model: Path, folder: Path) -> dict[str, list[Setting]]:
    """Return the settings to try, by system."""
    cores = usable_cores()
    threads = sorted({1, cores})
    found = {
        "ours": ours(model, folder),
        "faster-whisper, sequential": [sequential(model, each) for each in threads],
        "faster-whisper, batched": [batched(model, cores, batch) for batch in BATCHES],
    }
    if find_spec("pywhispercpp"):
        files = {quantized: folder / name for quantized, name in _WEIGHTS.items()}
        for quantized, path in files.items():
            write_ggml(model, path, quantized=quantized)
        found["whisper.cpp"] = [whisper_cpp(it, each) for it in files.values() for each in threads]
    return found
