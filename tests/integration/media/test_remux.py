"""The returned video is unchanged, with one more subtitle track."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from pipeline.engines.protocols import Engines
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.export.files import write_files
from pipeline.run.checkpoint import Run
from pipeline.steps.context import JobContext
from pipeline.steps.outputs import OutputSteps
from pipeline.steps.source import Recording, Source
from storage.blobs import Blobs
from storage.models import (
    FileKind,
    Format,
    Note,
    Options,
    Segment,
    SpeakerShare,
    SpeechMap,
    Transcript,
)
from tests.paths import DATA

VIDEO = DATA / "video"
SAID = Transcript(
    "es",
    12.0,
    (
        Segment(1.0, 3.0, "Hola, ¿qué <b>tal?", speaker="S1"),
        Segment(5.0, 6.5, "Bien.", speaker="S2"),
    ),
)
SHARES = (SpeakerShare("S1", "Speaker 1", 2.0), SpeakerShare("S2", "Speaker 2", 1.5))


def packets(path: Path, kinds: set[str]) -> list[list[bytes]]:
    """Return the raw packets of each track of these kinds."""
    with av.open(str(path)) as container:
        tracks: dict[int, list[bytes]] = {
            stream.index: []
            for stream in container.streams
            if stream.type in kinds and not stream.disposition & av.stream.Disposition.attached_pic
        }
        for packet in container.demux():
            if packet.stream_index in tracks and packet.size:
                tracks[packet.stream_index].append(bytes(packet))
    return list(tracks.values())


@pytest.mark.parametrize(
    ("name", "ending", "codec"),
    [
        ("vid_h264_aac_1998.mp4", "mp4", "mov_text"),
        ("vid_multiaudio_es_fr.mp4", "mp4", "mov_text"),
        ("nasa_13013.mp4", "mp4", "mov_text"),
        ("bbb_trailer_vp8.webm", "mkv", "srt"),
        ("vid_avi_mp3_367.avi", "mkv", "srt"),
    ],
)
def test_every_stream_is_kept(name: str, ending: str, codec: str, tmp_path: Path) -> None:
    files = write_files(
        "x", SAID, None, SHARES, {}, (), [Format.VIDEO], tmp_path, VIDEO / name
    ).files
    assert [(file.kind, file.name) for file in files] == [
        (FileKind.VIDEO, f"x.subtitled.{ending}"),
    ]
    assert [path.name for path in tmp_path.iterdir()] == [files[0].name]
    assert packets(files[0].path, {"video", "audio"}) == packets(VIDEO / name, {"video", "audio"})
    with av.open(str(files[0].path)) as container:
        track = container.streams.subtitles[-1]
        assert track.codec_context.name == codec
        assert track.language == "spa"
        texts = [
            (float(packet.pts * packet.time_base), bytes(packet)[2 * (codec == "mov_text") :])
            for packet in container.demux(track)
            if packet.pts is not None and packet.time_base is not None and packet.size > 2
        ]
    assert texts == [
        (1.0, "Speaker 1: Hola, ¿qué ‹b›tal?".encode()),
        (5.0, b"Speaker 2: Bien."),
    ]


def test_failed_copy_costs_only_the_video(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes((VIDEO / "vid_h264_aac_1998.mp4").read_bytes()[:5000])
    out = tmp_path / "out"
    out.mkdir()
    formats = [Format.TXT, Format.VIDEO]
    made = write_files("x", SAID, None, SHARES, {}, (), formats, out, source)
    assert [file.kind for file in made.files] == [FileKind.TXT]
    assert made.notes == (Note("no_video", {"code": "not_copied"}),)
    assert [path.name for path in out.iterdir()] == ["x.txt"]


def job_of(media: Path, options: Options, folder: Path) -> JobContext:
    """Return a new job of a recording; what earlier ones stored in the folder is there."""
    run = Run("job", "ab" * 32, Blobs.open(f"file://{folder}/blobs"), folder / "scratch")
    run.scratch.mkdir(exist_ok=True)
    engines = Engines(OnnxSpeechDetector(1), FasterWhisper(WhisperConfig(), folder), None, [], [])
    return JobContext(Source(media, run, 60), "film.mp4", options, engines, run)


@pytest.mark.parametrize(
    ("has_video", "kept_bytes", "notes"),
    [
        (True, None, []),
        (True, 5000, [Note("no_video", {"code": "not_copied"})]),
        (False, None, [Note("no_video", {"code": "sound_only"})]),
    ],
)
async def test_missing_video_is_noted_with_the_reason(
    has_video: bool, kept_bytes: int | None, notes: list[Note], tmp_path: Path
) -> None:
    media = tmp_path / "source"
    media.write_bytes((VIDEO / "vid_h264_aac_1998.mp4").read_bytes()[:kept_bytes])
    recording = Recording(12.0, has_video, (), SpeechMap((), (), ()))
    for _ in range(2):  # made, then found in the store
        options = Options(formats=(Format.TXT, Format.VIDEO))
        task = job_of(media, options, tmp_path)
        files = await OutputSteps(task).write_files(recording, SAID, None, SHARES)
        assert FileKind.TXT in {each.kind for each in files}
        assert (FileKind.VIDEO in {each.kind for each in files}) == (not notes)
        assert task.notes == notes


def test_subtitle_track_uses_the_timestamps_of_the_video(tmp_path: Path) -> None:
    source = tmp_path / "late.ts"
    _as_mpegts(VIDEO / "vid_h264_aac_1998.mp4", source)
    with av.open(str(source)) as container:
        assert container.start_time > 9_000_000
    out = tmp_path / "out"
    out.mkdir()
    (file,) = write_files("x", SAID, None, (), {}, (), [Format.VIDEO], out, source).files
    with av.open(str(file.path)) as container:
        assert container.start_time < 100_000
        cue = next(container.demux(container.streams.subtitles[0]))
        assert cue.pts is not None
        assert cue.time_base is not None
        assert float(cue.pts * cue.time_base) == pytest.approx(1.0, abs=0.1)


def _as_mpegts(source: Path, target: Path) -> None:
    with av.open(str(source)) as source_file, av.open(str(target), "w", format="mpegts") as output:
        tracks = {each.index: output.add_stream_from_template(each) for each in source_file.streams}
        for packet in source_file.demux():
            if packet.dts is not None and packet.pts is not None:
                packet.dts += round(10 / packet.time_base)
                packet.pts += round(10 / packet.time_base)
                packet.stream = tracks[packet.stream_index]
                output.mux(packet)
