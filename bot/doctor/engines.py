"""Whether each engine that hears loads its model and hears, where it runs, and how fast it is."""

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
from bot.doctor.installation import bot_alone
from storage.errors import BadMedia

if TYPE_CHECKING:
    from pipeline.engines.protocols import Engines
    from pipeline.engines.whisper.device import Plan
    from pipeline.self_test.engines import EngineTest, Speed

_SLOW = 60.0
"""Minutes for an hour of speech over which people wait longer than they listened."""


async def engines(ground: DoctorContext) -> AsyncIterator[Finding]:
    """Speech detector, transcribers, diarizer; then the speed."""
    if finding := bot_alone("engines") or ground.in_folder("engines", ""):
        yield finding
        return
    told: asyncio.Queue[Finding | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def work() -> None:
        for finding in _findings(ground):
            loop.call_soon_threadsafe(told.put_nowait, finding)

    async with ground.processor:
        working = asyncio.create_task(ground.in_thread(work))
        working.add_done_callback(lambda _done: told.put_nowait(None))
        try:
            while (finding := await told.get()) is not None:
                yield finding
            await working
        finally:
            working.cancel()


def _findings(ground: DoctorContext) -> Iterator[Finding]:
    from pipeline.engines.whisper.engine import FasterWhisper  # noqa: PLC0415 loads libraries
    from pipeline.self_test.engines import AudioTests  # noqa: PLC0415 as above

    kit = kit_of(ground)
    pipeline = ground.settings.pipeline
    with tempfile.TemporaryDirectory() as name:
        try:
            listening = AudioTests(kit, RECORDING, Path(name))
        except (BadMedia, OSError, RuntimeError) as error:
            yield broken("engines", f"not tried, since nothing is decoded: {error}", "see decoder")
            return
        for trial in listening.trials(bool(pipeline.whisper_model_careful)):
            yield of_trial(trial)
    if listening.device:
        yield device(listening.device)
    if listening.speed:
        yield speed(listening.speed, _busy())
    if isinstance(kit.transcriber, FasterWhisper):
        yield from better(*kit.transcriber.better_model(), pipeline.whisper_model)


def kit_of(ground: DoctorContext) -> Engines:
    """The engines that the settings name."""
    from pipeline.engines.registry import build_engines  # noqa: PLC0415 only workers have them

    return build_engines(ground.settings.pipeline, ground.settings.storage.data_dir)


def of_trial(trial: EngineTest) -> Finding:
    """One engine as a finding."""
    if not trial.works:
        todo = f"change {trial.setting}" if trial.setting else ""
        return broken(trial.role, trial.says, todo)
    if trial.absent:
        says = f"{trial.says}; not tried, since its model is not here yet"
        return careful(trial.role, says, "the first recording waits for it")
    return ok(trial.role, f"{trial.says}; tried in {trial.seconds:.1f} s")


def device(found: Plan) -> Finding:
    """Where recognition really runs, after a trial."""
    if found.trouble:
        says = f"the CPU ({found.compute_type}), since the card can't be used: {found.trouble}"
        return careful("device", says, "mend the card, or set DEVICE=cpu")
    return ok("device", f"recognition runs on {found}")


def better(name: str, why: str, setting: str) -> Iterator[Finding]:
    """A model that suits this machine better; nothing is wrong with the one that is used."""
    if name and setting == "auto":
        says = f"{name} would suit {why}; a worker fetches it from the hub while jobs run"
        yield ok("model", says)
    elif name:
        yield ok("model", f"{name} would suit {why}; WHISPER_MODEL=auto chooses by itself")


def speed(found: Speed, busy: str) -> Finding:
    """How long an hour takes."""
    minutes = found.minutes_an_hour
    says = (
        f"an hour of speech takes about {minutes:.0f} min "
        f"(measured over {found.heard:.0f} s{busy}); {found.memory / 1e9:.1f} GB of memory"
    )
    if minutes > _SLOW and not busy:
        return careful("speed", says, "a smaller WHISPER_MODEL, more cores, or a CUDA card")
    return ok("speed", says)


def _busy() -> str:
    """Worth saying where others compute, too."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return f", while the machine is busy: load {load:.1f} on {cores} cores" if load > cores else ""
