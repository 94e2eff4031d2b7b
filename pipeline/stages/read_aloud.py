"""Spoken summary: the first voice that works, as a voice message (ogg/opus) and as mp3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from av.filter import Graph

from pipeline.engines.protocols import Report, Voice
from pipeline.engines.sentences import sentence_ends
from pipeline.engines.text_tokens import UNSPACED, clip
from storage import logs
from storage.errors import EngineMissing, EngineNonsense, EngineTrouble, Stopped
from storage.models import Note, Summary

_log = logs.get(__name__)

_LONGEST_TEXT = 1200  # characters: about 90 s at 14 a second
_UNSPACED_WEIGHT = 3  # a Chinese or Japanese character takes about as long as three letters
_LONGEST_AUDIO = 150.0  # seconds that a voice may return
_RATE = 48_000
_VOICE_SHARE = 0.8
"""Share of the voice in the work; the rest is the encoding."""
_LOUDNESS = "I=-16:TP=-1.5:LRA=11"
"""EBU R128 target, close to that of voice messages and podcasts."""
_READ_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": "wav,mp3,ogg,flac"}


@dataclass(frozen=True, slots=True)
class SpokenSummary:
    """Spoken summary in two formats; `engine` is the id of the voice."""

    ogg: Path
    mp3: Path
    seconds: float
    engine: str


def read_aloud(
    summary: Summary, voices: Sequence[Voice], folder: Path, report: Report
) -> tuple[SpokenSummary | None, tuple[Note, ...]]:
    """Write the spoken gist as `summary.ogg` and `summary.mp3` into `folder`.

    Returns None when there is no text or no voice works. Then the note `no_voice` (engine, code)
    has the reason of the first installed voice, or that none is installed.
    """
    text = shorten_for_speech(summary.gist, summary.language)
    if not text:
        return None, ()
    failures: list[dict[str, str]] = []
    for voice in voices:
        try:
            audio = voice.speak(text, summary.language, folder, _span(report, 0.0, _VOICE_SHARE))
            return encode(audio, folder, voice.id, _span(report, _VOICE_SHARE, 1.0)), ()
        except Stopped:
            raise
        except EngineTrouble as trouble:
            _log.warning(
                "voice failed, trying the next one",
                engine=voice.id,
                code=trouble.code,
                why=str(trouble),
            )
            failures.append({**trouble.values, "engine": voice.id, "code": trouble.code})
        except Exception:  # noqa: BLE001 a bug here must not cost the user the transcript
            _log.exception("voice bug, trying the next one", engine=voice.id)
            failures.append({"engine": voice.id, "code": "bug"})
    installed = [failure for failure in failures if failure["code"] != EngineMissing.code]
    return None, tuple(Note("no_voice", failure) for failure in (installed or failures)[:1])


def shorten_for_speech(text: str, language: str = "") -> str:
    """Return the text on one line, cut to whole sentences of at most about 90 seconds."""
    line = " ".join(text.split())
    unspaced = sum(len(run) for run in UNSPACED.findall(line))
    weight = 1 + (_UNSPACED_WEIGHT - 1) * unspaced / max(1, len(line))
    longest = int(_LONGEST_TEXT / weight)
    if len(line) <= longest:
        return line
    ends = [line[:end].rstrip() for end in sentence_ends(line, language)]
    shortened = max((it for it in ends if len(it) <= longest), key=len, default="")
    return shortened or clip(line, longest)


def encode(audio: Path, folder: Path, engine: str, report: Report) -> SpokenSummary:
    """Encode an audio file as mono opus (32 kbit/s) and mp3 (64 kbit/s) with even loudness.

    Raises EngineNonsense when the file has no readable audio.
    """
    ogg, mp3 = folder / "summary.ogg", folder / "summary.mp3"
    samples = 0
    try:
        seconds = _length(audio)
        with av.open(ogg, "w") as ogg_file, av.open(mp3, "w") as mp3_file:
            opus = ogg_file.add_stream("libopus", rate=_RATE, layout="mono")
            opus.bit_rate = 32_000
            opus.options = {"application": "voip"}
            layer3 = mp3_file.add_stream("libmp3lame", rate=_RATE, layout="mono")
            layer3.bit_rate = 64_000
            opus.codec_context.open()
            layer3.codec_context.open()
            to_opus = AudioResampler("s16", "mono", _RATE, opus.codec_context.frame_size)
            to_layer3 = AudioResampler("s16p", "mono", _RATE, layer3.codec_context.frame_size)
            for frame in _normalized_frames(audio):
                report(min(1.0, samples / _RATE / seconds))
                for piece in to_opus.resample(frame):
                    samples += piece.samples
                    ogg_file.mux(opus.encode(piece))
                for piece in to_layer3.resample(frame):
                    mp3_file.mux(layer3.encode(piece))
            ogg_file.mux(opus.encode(None))
            mp3_file.mux(layer3.encode(None))
    except FFmpegError as error:
        raise EngineNonsense(f"unreadable sound: {error}", engine=engine) from error
    if not samples:
        raise EngineNonsense("no sound", engine=engine)
    return SpokenSummary(ogg, mp3, samples / _RATE, engine)


def _span(report: Report, start: float, end: float) -> Report:
    """Return a report of a part of this step."""
    return lambda fraction, newest="": report(start + (end - start) * fraction, newest)


def _length(audio: Path) -> float:
    """Return the seconds of an audio file that are used; the most when its container has none."""
    with av.open(audio, options=_READ_OPTIONS) as container:
        seconds = (container.duration or 0) / av.time_base
    return min(_LONGEST_AUDIO, seconds) if seconds > 0 else _LONGEST_AUDIO


def _normalized_frames(audio: Path) -> Iterator[AudioFrame | None]:
    """Yield the frames of an audio file with even loudness, then None to flush the encoder."""
    with av.open(audio, options=_READ_OPTIONS) as container:
        stream = container.streams.audio[0]
        graph = Graph()
        graph.link_nodes(
            graph.add_abuffer(template=stream),
            graph.add("loudnorm", _LOUDNESS),
            graph.add("abuffersink"),
        ).configure()
        for frame in container.decode(stream):
            if frame.time is not None and frame.time > _LONGEST_AUDIO:
                break
            graph.push(frame)
            yield from _pull_frames(graph)
        graph.push(None)
        yield from _pull_frames(graph)
    yield None


def _pull_frames(graph: Graph) -> Iterator[AudioFrame]:
    """Yield the frames that the filters have finished."""
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, AudioFrame):
            yield frame
