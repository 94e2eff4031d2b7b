"""Speaker diarization with pyannote.audio, an extra that needs torch, and a folder or a token.

https://github.com/pyannote/pyannote-audio. It is not imported before the first recording.
"""

from __future__ import annotations

import importlib.util
import os
import threading
from pathlib import Path
from typing import Any

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.protocols import Report
from storage.errors import EngineMissing, EngineTrouble, EngineUnreachable
from storage.models import Diarization, SpeakerCount, SpeakerTurn, SpeechMap

NAME = "pyannote"


class PyannoteDiarizer:
    """Speaker diarization by a pyannote.audio 4 pipeline. One recording at a time."""

    def __init__(self, model: str, token: str, device: str) -> None:
        """`model` is a folder with a config.yaml, or a name on the hub, which needs `token`.

        `device` is auto, cuda or cpu.
        """
        self.id = f"pyannote {Path(model).name}"
        self._model = model
        self._token = token
        self._device = device
        self._lock = threading.Lock()
        self._pipeline: Any = None

    def ready(self) -> str:
        """Return a line about what will be used, without contacting the hub.

        Raises EngineMissing.
        """
        if importlib.util.find_spec("pyannote") is None or not (
            importlib.util.find_spec("pyannote.audio") and importlib.util.find_spec("torch")
        ):
            raise EngineMissing(
                "pyannote.audio is not installed: pip install 'mp4totext[pyannote]'",
                engine=NAME,
                setting="DIARIZER",
            )
        folder = Path(self._model).expanduser()
        if folder.is_dir():
            if not (folder / "config.yaml").is_file():
                raise missing_model(f"{folder} holds no config.yaml")
            return f"speakers: pyannote from {folder}"
        if folder.is_absolute() or self._model.startswith((".", "~")):
            raise missing_model(f"there is no folder {folder}")
        return f"speakers: pyannote {self._model} from the hub"

    def diarize(
        self, audio: Audio, speech: SpeechMap, count: SpeakerCount, report: Report
    ) -> Diarization:
        """Return the speaker turns. The pipeline detects speech by itself: `speech` is only checked
        for being empty."""
        self.ready()
        if not speech.regions:
            return Diarization((), ())
        with self._lock:
            self._pipeline = self._pipeline or self._load()
            import torch  # noqa: PLC0415  an extra

            report(0.0)
            samples = audio.read(0.0, audio.seconds)
            file = {"waveform": torch.from_numpy(samples)[None], "sample_rate": SAMPLE_RATE}
            answer = self._pipeline(file, hook=Hook(report), **bounds(count))
        report(1.0)
        names: dict[str, str] = {}
        exclusive = turns_of(answer.exclusive_speaker_diarization, names)
        return Diarization(turns_of(answer.speaker_diarization, names), exclusive)

    def _load(self) -> Any:
        os.environ["PYANNOTE_METRICS_ENABLED"] = "0"  # otherwise it reports each use to its makers
        import torch  # noqa: PLC0415  an extra
        from huggingface_hub import errors  # noqa: PLC0415  comes with the extra
        from pyannote.audio import Pipeline  # noqa: PLC0415  an extra

        folder = Path(self._model).expanduser()
        source = str(folder) if folder.is_dir() else self._model
        try:
            pipeline = Pipeline.from_pretrained(source, token=self._token or None)
        except (errors.LocalEntryNotFoundError, errors.OfflineModeIsEnabled) as error:
            raise unreachable(error) from error
        except errors.HfHubHTTPError as error:
            raise refused(error) from error
        except ConnectionError as error:
            raise unreachable(error) from error
        if pipeline is None:
            raise missing_model(f"{self._model} is no pipeline that this token may load")
        return pipeline.to(torch.device(choose_device(self._device)))


class Hook:
    """Conversion of pyannote's progress: its two long steps, one after the other."""

    STEPS = ("segmentation", "embeddings")

    def __init__(self, report: Report) -> None:
        self._report = report

    def __call__(self, step: str, *_artifact: object, **details: Any) -> None:
        """Report the progress after each batch; `report` may raise to stop the pipeline."""
        total, completed = details.get("total"), details.get("completed")
        if step in self.STEPS and total and completed is not None:
            done = self.STEPS.index(step) + completed / total
            self._report(min(1.0, done / len(self.STEPS)))


def bounds(count: SpeakerCount) -> dict[str, int]:
    """Return the number of speakers as arguments of pyannote."""
    if count.least is not None and count.least == count.most:
        return {"num_speakers": count.least}
    limits = {"min_speakers": count.least, "max_speakers": count.most}
    return {name: number for name, number in limits.items() if number is not None}


def turns_of(annotation: Any, names: dict[str, str]) -> tuple[SpeakerTurn, ...]:
    """Return turns of a pyannote Annotation. New labels are added to `names` as S1, S2, …"""
    tracks = sorted(annotation.itertracks(yield_label=True), key=lambda track: track[0].start)
    return tuple(
        SpeakerTurn(segment.start, segment.end, names.setdefault(label, f"S{len(names) + 1}"))
        for segment, _, label in tracks
    )


def choose_device(device: str) -> str:
    """Return the device; `auto` becomes cuda if torch supports it."""
    import torch  # noqa: PLC0415  an extra

    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    return device


def missing_model(detail: str) -> EngineMissing:
    """Return the error for a missing pipeline."""
    return EngineMissing(detail, engine=NAME, setting="PYANNOTE_MODEL")


def unreachable(error: Exception) -> EngineUnreachable:
    """Return the error for a hub that does not answer."""
    return EngineUnreachable(f"the model hub can't be reached: {error}", engine=NAME)


def refused(error: Any) -> EngineTrouble:
    """Return the error for a hub that refuses the model."""
    status = getattr(error.response, "status_code", 0)
    if status in (401, 403):
        return EngineMissing(
            "the hub wants a token whose owner has accepted the model's conditions",
            engine=NAME,
            setting="HF_TOKEN",
        )
    if status == 404:
        return missing_model("the hub has no such model")
    return unreachable(error)
