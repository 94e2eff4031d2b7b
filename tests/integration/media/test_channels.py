"""Channels and levels are looked at before sound becomes mono and 16 bit: no speech is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from pipeline.media.decode import Decoded, decode
from storage.models import Note
from tests.paths import DATA

Wave = NDArray[np.float32]

ONE = DATA / "asr" / "en" / "ls_1998-15444-0000.flac"
OTHER = DATA / "asr" / "en" / "ls_3005-163389-0000.flac"
RANDOM = np.random.default_rng(3)


def ignore(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


def read(path: Path) -> Wave:
    with av.open(str(path)) as source:
        pieces = [frame.to_ndarray()[0] for frame in source.decode(audio=0)]
    return (np.concatenate(pieces) / 32768).astype(np.float32)


def noise(count: int, level: float) -> Wave:
    return (RANDOM.standard_normal(count) * 10 ** (level / 20)).astype(np.float32)


def write(path: Path, channels: Wave, codec: str = "pcm_f32le", rate: int = SAMPLE_RATE) -> Path:
    """Write samples of shape (channels, n) as wav."""
    form, scale = {"pcm_f32le": ("flt", 1.0), "pcm_s24le": ("s32", 2.0**31 - 1)}[codec]
    with av.open(str(path), "w", format="wav") as output:
        stream = cast("AudioStream", output.add_stream(codec, rate=rate))
        stream.layout = "stereo" if len(channels) == 2 else "mono"
        packed = (channels * scale).T.reshape(1, -1)
        samples = packed.astype(np.float32) if form == "flt" else packed.astype(np.int32)
        frame = AudioFrame.from_ndarray(samples, format=form, layout=stream.layout.name)
        frame.sample_rate = rate
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


def take(path: Path, folder: Path, *, apart: bool = False) -> Decoded:
    into = folder / "decoded"
    into.mkdir()
    return decode(path, into, 3600, ignore, apart=apart)


def likeness(decoded: Decoded, wave: Wave, channel: int | None = None) -> float:
    """Return the correlation of the decoded sound with a wave."""
    audio = decoded.audio if channel is None else decoded.channels[channel]
    samples = audio.read(0, audio.seconds)
    count = min(len(samples), len(wave))
    return float(np.corrcoef(samples[:count], wave[:count])[0, 1])


def loudness(decoded: Decoded) -> float:
    samples = decoded.audio.read(0, decoded.seconds)
    return float(10 * np.log10(np.mean(samples**2) + 1e-12))


VOICE = read(ONE)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (lambda voice: -voice, "channels_inverted"),
        (lambda voice: -0.7 * voice, "channels_inverted"),
        (lambda voice: -0.9 * voice + noise(len(voice), -40), "channels_inverted"),
        (lambda voice: np.roll(voice, 120) * 0.9, "channels_delayed"),
        (lambda voice: np.roll(-voice, 320) * 0.8, "channels_delayed"),
        (lambda voice: 0 * voice, "channels_one_sided"),
        (lambda voice: noise(len(voice), -60), "channels_one_sided"),
        (lambda voice: 0.03 * voice, "channels_one_sided"),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_speech_lost_by_a_plain_mix_is_kept_with_a_note(
    other: Callable[[Wave], Wave], code: str, swapped: bool, tmp_path: Path
) -> None:
    pair = [VOICE, other(VOICE).astype(np.float32)]
    decoded = take(write(tmp_path / "x.wav", np.stack(pair[:: -1 if swapped else 1])), tmp_path)
    assert decoded.notes == (Note(code),)
    assert abs(likeness(decoded, VOICE)) > 0.95
    assert loudness(decoded) > 10 * np.log10(np.mean(VOICE**2)) - 3


@pytest.mark.parametrize(
    "other",
    [
        lambda voice: voice,
        lambda voice: 0.5 * voice,
        lambda voice: voice + noise(len(voice), -35),
        lambda voice: np.roll(voice, 1),
        lambda voice: 0.6 * voice + 0.4 * np.roll(voice, 900),
    ],
)
def test_ordinary_stereo_is_mixed_without_a_note(
    other: Callable[[Wave], Wave], tmp_path: Path
) -> None:
    pair = np.stack([VOICE, other(VOICE).astype(np.float32)])
    decoded = take(write(tmp_path / "x.wav", pair), tmp_path)
    assert decoded.notes == ()
    assert decoded.channels == ()
    assert likeness(decoded, pair.mean(axis=0)) > 0.999
    assert [path.name for path in (tmp_path / "decoded").iterdir()] == ["audio.s16le"]


def test_partly_inverted_channels_keep_their_speech(tmp_path: Path) -> None:
    """Two takes with different cables, joined."""
    count = 12 * SAMPLE_RATE
    voice = np.concatenate([VOICE[:count], read(OTHER)])
    sign = np.where(np.arange(len(voice)) < count, -1, 1).astype(np.float32)
    decoded = take(write(tmp_path / "x.wav", np.stack([voice, sign * voice])), tmp_path)
    samples = np.abs(decoded.audio.read(0, decoded.seconds))
    seconds = len(samples) // SAMPLE_RATE
    mean = samples[: seconds * SAMPLE_RATE].reshape(seconds, -1).mean(axis=1)
    expected = np.abs(voice[: seconds * SAMPLE_RATE]).reshape(seconds, -1).mean(axis=1)
    assert (mean > 0.4 * expected).all()


@pytest.mark.parametrize("scale", [4.0, 30.0])
def test_float_audio_above_full_scale_is_not_clipped(scale: float, tmp_path: Path) -> None:
    loud = VOICE / np.abs(VOICE).max() * np.float32(scale)
    decoded = take(write(tmp_path / "x.wav", loud[None]), tmp_path)
    assert likeness(decoded, VOICE) > 0.97
    assert np.abs(decoded.audio.read(0, decoded.seconds)).max() <= 1.0


@pytest.mark.parametrize("value", [1e30, np.nan, np.inf, -50.0])
def test_spike_does_not_reduce_the_other_audio(value: float, tmp_path: Path) -> None:
    wave = VOICE.copy()
    wave[8 * SAMPLE_RATE] = value
    decoded = take(write(tmp_path / "x.wav", wave[None]), tmp_path)
    samples = decoded.audio.read(0, 5)
    assert np.abs(samples - VOICE[: len(samples)]).max() < 0.001


@pytest.mark.parametrize(("codec", "level"), [("pcm_f32le", -90.0), ("pcm_s24le", -70.0)])
def test_faint_audio_keeps_its_precision(codec: str, level: float, tmp_path: Path) -> None:
    """Both have less than two bits of 16 left."""
    faint = VOICE / np.abs(VOICE).max() * np.float32(10 ** (level / 20))
    decoded = take(write(tmp_path / "x.wav", faint[None], codec), tmp_path)
    assert likeness(decoded, VOICE) > 0.99
    assert loudness(decoded) > -40


@pytest.mark.parametrize("gain", [1.0, 10 ** (-26 / 20)])
@pytest.mark.parametrize("bleed", [0.0, 10 ** (-25 / 20)])
def test_call_with_a_speaker_on_each_channel_is_split(
    gain: float, bleed: float, tmp_path: Path
) -> None:
    """They talk by turns and at once; each channel may hold the other at a low level."""
    first, second = VOICE, read(OTHER) * np.float32(gain)
    left = np.concatenate([first, noise(5 * SAMPLE_RATE, -70)])
    right = noise(len(left), -75)
    right[-len(second) :] += second
    pair = np.stack([left + bleed * right, right + bleed * gain * left])
    decoded = take(write(tmp_path / "x.wav", pair), tmp_path)
    assert len(decoded.channels) == 2
    for channel, wave in enumerate((left, right)):
        assert likeness(decoded, wave, channel) > 0.97
    assert decoded.audio.seconds == decoded.channels[0].seconds


def test_requested_channels_are_kept(tmp_path: Path) -> None:
    pair = np.stack([VOICE, 0.5 * VOICE + noise(len(VOICE), -40)])
    path = write(tmp_path / "x.wav", pair)
    assert len(take(path, tmp_path, apart=True).channels) == 2


def test_equal_channels_are_not_split(tmp_path: Path) -> None:
    decoded = take(write(tmp_path / "x.wav", np.stack([VOICE, VOICE])), tmp_path, apart=True)
    assert decoded.channels == ()
