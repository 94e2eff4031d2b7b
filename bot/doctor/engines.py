"""Checks of the engines for speech, transcription and speakers: models, device, speed."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.demo_recording import RECORDING
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.installation import skip_without_worker
from pipeline.engines.cores import usable_cores
from storage.errors import BadMedia

if TYPE_CHECKING:
    from pipeline.engines.protocols import Engines
    from pipeline.engines.whisper.device import Plan
    from pipeline.self_test.engines import EngineTest, Speed

_SLOW = 60.0
"""Minutes of work for an hour of speech above which jobs are slower than real time."""


async def engines(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check the speech detector, the transcribers and the diarizer, then the speed."""
    if finding := skip_without_worker("engines") or context.in_folder("engines", ""):
        yield finding
        return
    results: asyncio.Queue[Finding | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def work() -> None:
        for finding in _findings(context):
            loop.call_soon_threadsafe(results.put_nowait, finding)

    async with context.processor:
        working = asyncio.create_task(context.in_thread(work))
        working.add_done_callback(lambda _done: results.put_nowait(None))
        try:
            while (finding := await results.get()) is not None:
                yield finding
            await working
        finally:
            working.cancel()


def _findings(context: DoctorContext) -> Iterator[Finding]:
    from pipeline.engines.whisper.engine import FasterWhisper  # noqa: PLC0415 loads libraries
    from pipeline.self_test.engines import AudioTests  # noqa: PLC0415 as above

    kit = build_configured_engines(context)
    pipeline = context.settings.pipeline
    with tempfile.TemporaryDirectory() as name:
        try:
            tests = AudioTests(kit, RECORDING, Path(name))
        except (BadMedia, OSError, RuntimeError) as error:
            yield broken("engines", f"skipped, since decoding failed: {error}", "see decoder")
            return
        for test in tests.trials(bool(pipeline.whisper_model_careful)):
            yield engine_finding(test)
    if tests.device:
        yield device(tests.device)
    if tests.speed:
        yield speed(tests.speed, _busy())
    if isinstance(kit.transcriber, FasterWhisper):
        yield from better_model(*kit.transcriber.better_model(), pipeline.whisper_model)


def build_configured_engines(context: DoctorContext) -> Engines:
    """Build the engines that the settings choose."""
    from pipeline.engines.registry import build_engines  # noqa: PLC0415 only workers have them

    return build_engines(context.settings.pipeline, context.settings.storage.data_dir)


def engine_finding(test: EngineTest) -> Finding:
    """Return the test of one engine as a finding."""
    if not test.works:
        todo = f"change {test.setting}" if test.setting else ""
        return broken(test.role, test.says, todo)
    if test.absent:
        says = f"{test.says}; not tried, since its model is not downloaded yet"
        return careful(test.role, f"{says}; the first recording waits for the download")
    return ok(test.role, f"{test.says}; tried in {test.seconds:.1f} s")


def device(found: Plan) -> Finding:
    """Return the device that recognition really runs on, after a test."""
    if found.trouble:
        says = f"the CPU ({found.compute_type}), since the GPU can't be used: {found.trouble}"
        return careful("device", says, "fix the GPU, or set DEVICE=cpu")
    return ok("device", f"recognition runs on {found}")


def better_model(name: str, why: str, setting: str) -> Iterator[Finding]:
    """Yield a model that suits this machine better. The model in use is no problem."""
    if name and setting == "auto":
        says = f"{name} would suit {why}; a worker downloads it from the hub while jobs run"
        yield ok("model", says)
    elif name:
        yield ok("model", f"{name} would suit {why}; WHISPER_MODEL=auto chooses it by itself")


def speed(found: Speed, busy: str) -> Finding:
    """Return the time that an hour of speech takes."""
    minutes = found.minutes_an_hour
    says = (
        f"an hour of speech takes about {minutes:.0f} min "
        f"(measured over {found.heard:.0f} s{busy}); {found.memory / 1e9:.1f} GB of memory"
    )
    if minutes > _SLOW and not busy:
        return careful("speed", says, "use a smaller WHISPER_MODEL, more cores, or a CUDA GPU")
    return ok("speed", says)


def _busy() -> str:
    """Return a note for the measured speed when other programs use the processor, else ""."""
    load, cores = os.getloadavg()[0], usable_cores()
    return f", while the machine is busy: load {load:.1f} on {cores} cores" if load > cores else ""
