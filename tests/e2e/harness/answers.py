"""Answers to a post as tests check them: the card, the words, the files, the speakers."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

import av
import jiwer
import numpy as np
import pysubs2
from pyannote.core import Annotation, Segment, Timeline
from whisper_normalizer.basic import BasicTextNormalizer
from whisper_normalizer.english import EnglishTextNormalizer

from tests.e2e.harness.person_protocol import File, P, Post, Talker
from tests.integration.media.archives import encoded, voice


@dataclass(frozen=True)
class Answer(Generic[P]):
    """The card and the files that answer one post."""

    card: P
    files: dict[str, File]  # by extension, or "voice"

    @property
    def json(self) -> Any:
        return json.loads(self.files["json"].content)

    @property
    def words(self) -> str:
        """Return the whole transcript."""
        return " ".join(segment["text"] for segment in self.json["segments"])

    @property
    def subtitles(self) -> pysubs2.SSAFile:
        return pysubs2.SSAFile.from_string(self.files["srt"].content.decode())

    @property
    def turns(self) -> list[tuple[float, float, str]]:
        """Return (start, end, speaker) of the turns: words of one speaker with gaps below 0.5 s."""
        turns: list[tuple[float, float, str]] = []
        for segment in self.json["segments"]:
            for word in segment["words"]:
                start, end, speaker = word["start"], word["end"], word["speaker"]
                if turns and turns[-1][2] == speaker and start - turns[-1][1] < 0.5:
                    start = turns.pop()[0]
                turns.append((start, end, speaker))
        return turns

    def seconds_of(self, name: str) -> float:
        """Return the duration of an audio, measured by decoding it."""
        with av.open(io.BytesIO(self.files[name].content), "r") as container:
            return sum(frame.samples / frame.sample_rate for frame in container.decode(audio=0))


def wait_for_card(person: Talker[P], post: P, timeout: float = 90) -> P:
    """Wait for the card of the job."""
    return person.waits_for(
        lambda: person.answers(post), timeout, f"a card for {post.text or post.file}"
    )[0]


def wait_for_progress(person: Talker[P], post: P, timeout: float = 150) -> P:
    """Wait for progress on the card. Return the card."""
    card = wait_for_card(person, post)
    return person.waits_for(
        lambda: card if "%" in card.text else None, timeout, "progress on the card"
    )


def wait_for_end(person: Talker[P], post: P, timeout: float = 200) -> P:
    """Wait until the card has no Cancel button. Return the card."""
    card = wait_for_card(person, post)
    person.waits_for(lambda: not card.carries("cancel"), timeout, "the end of the job")
    return card


def wait_for_answer(
    person: Talker[P], post: P, extensions: tuple[str, ...] = ("txt", "srt"), timeout: float = 200
) -> Answer[P]:
    """Wait for the end of the job and the expected files. Return both."""
    card = wait_for_end(person, post, timeout)

    def files() -> dict[str, File] | None:
        found = {_name(it): it.file for it in person.answers(post) if it.file is not None}
        return found if set(extensions) <= set(found) else None

    return Answer(card, person.waits_for(files, 30, f"the files {extensions}"))


def _name(post: Post) -> str:
    assert post.file is not None
    return "voice" if post.kind == "voice" else post.file.name.rpartition(".")[2]


def word_error_rate(reference: str, hypothesis: str, language: str = "en") -> float:
    """Return the word error rate after the normalization of Whisper's authors."""
    normal = EnglishTextNormalizer() if language == "en" else BasicTextNormalizer()
    return float(jiwer.wer(normal(reference), normal(hypothesis)))


def diarization_error_rate(reference: Path, turns: list[tuple[float, float, str]]) -> float:
    """Return the error rate against an RTTM file, without a collar, with overlap."""
    from pyannote.metrics.diarization import DiarizationErrorRate  # noqa: PLC0415  takes 2 s

    truth, guess = Annotation(), Annotation()
    for number, line in enumerate(reference.read_text().splitlines()):
        _, _, _, begin, length, _, _, speaker, *_ = line.split()
        truth[Segment(float(begin), float(begin) + float(length)), number] = speaker
    for number, (start, end, name) in enumerate(turns):
        guess[Segment(start, end), number] = name
    whole = Timeline([truth.get_timeline().extent() | guess.get_timeline().extent()])
    return float(DiarizationErrorRate()(truth, guess, uem=whole))


def cut_video(source: Path, into: Path, seconds: float) -> Path:
    """Copy the beginning of a video without re-encoding. Return the new path."""
    with av.open(str(source)) as film, av.open(str(into), "w") as short:
        tracks = {it.index: short.add_stream_from_template(it) for it in film.streams}
        for packet in film.demux():
            if packet.dts is None or packet.pts is None:
                continue
            if float(packet.pts * packet.time_base) < seconds:
                packet.stream = tracks[packet.stream_index]
                short.mux(packet)
    return into


def repeated(source: Path, times: int, into: Path) -> Path:
    """Write a recording several times in a row, as Opus at 16 kHz. Return the new path."""
    into.write_bytes(encoded(np.tile(voice(source), times), "ogg", "libopus"))
    return into
