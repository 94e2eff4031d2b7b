"""Runs the checks beside each other, each for its own time at most, and tells in their order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from bot.app.config import Findings, Settings
from bot.doctor.accounts import people
from bot.doctor.blob_store import blobs
from bot.doctor.context import Check, DoctorContext
from bot.doctor.database import database
from bot.doctor.decoder import decoder
from bot.doctor.discord import discord
from bot.doctor.engines import engines
from bot.doctor.finding import Finding, broken
from bot.doctor.machine import gpu, machine
from bot.doctor.network import hub, network
from bot.doctor.queue_server import redis
from bot.doctor.settings import settings as settings_check
from bot.doctor.settings import unusable_folder
from bot.doctor.summarizers import summarizers
from bot.doctor.telegram import telegram
from bot.doctor.voices import voices
from storage.errors import BadSetting, UserError


@dataclass(frozen=True, slots=True)
class Planned:
    """A check, and the seconds after which the rest does not wait for it."""

    check: Check
    seconds: float


CHECKS: dict[str, Planned] = {
    "machine": Planned(machine, 20),
    "database": Planned(database, 60),
    "blobs": Planned(blobs, 60),
    "redis": Planned(redis, 60),
    "decoder": Planned(decoder, 120),
    "gpu": Planned(gpu, 60),
    "engines": Planned(engines, 600),
    "summary": Planned(summarizers, 600),
    "voice": Planned(voices, 300),
    "hub": Planned(hub, 30),
    "network": Planned(network, 30),
    "telegram": Planned(telegram, 60),
    "discord": Planned(discord, 60),
    "people": Planned(people, 60),
}
"""What can be looked at, in this order; the names are those of `--only`."""

Watch = Callable[[Sequence[str]], None]
"""Told the names of the checks that have not ended, whenever one has."""


async def examine(
    settings: Settings,
    only: Sequence[str] = (),
    findings: Findings | None = None,
    watch: Watch = lambda _names: None,
) -> AsyncIterator[Finding]:
    """Every finding, those of a check together, in the order of CHECKS. `findings` are those of
    reading the settings, told first. Raises BadSetting for an unknown name in `only`."""
    names = chosen(only)
    if findings is not None and not only:
        for each in settings_check(findings):
            yield each
    ground = DoctorContext(settings, unusable_folder(settings, findings))
    told: dict[str, asyncio.Queue[Finding | None]] = {name: asyncio.Queue() for name in names}
    running = {
        asyncio.create_task(_run(name, CHECKS[name], ground, told[name]), name=name)
        for name in names
    }

    def ended(task: asyncio.Task[None]) -> None:
        running.discard(task)
        watch([name for name in names if any(it.get_name() == name for it in running)])

    for task in tuple(running):
        task.add_done_callback(ended)
    watch(names)
    try:
        for name in names:
            while (finding := await told[name].get()) is not None:
                yield finding
    finally:
        left = tuple(running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def chosen(only: Sequence[str]) -> Sequence[str]:
    """The checks to run, in the order of CHECKS. Raises BadSetting for an unknown name."""
    if unknown := [name for name in only if name not in CHECKS]:
        names = ", ".join(CHECKS)
        raise BadSetting(setting="--only", problem=f"{', '.join(unknown)}; known: {names}")
    return [name for name in CHECKS if name in only or not only]


async def _run(
    name: str, planned: Planned, ground: DoctorContext, told: asyncio.Queue[Finding | None]
) -> None:
    """One check to its end; whatever it raises is a finding."""
    try:
        async with asyncio.timeout(planned.seconds):
            async for finding in planned.check(ground):
                told.put_nowait(finding)
    except TimeoutError:
        says = f"gave no answer within {planned.seconds:.0f} s"
        told.put_nowait(broken(name, says, f"look at it alone: mp4totext doctor --only {name}"))
    except UserError as error:
        told.put_nowait(of_error(name, error))
    except Exception as error:  # noqa: BLE001 whatever is broken here is the finding
        told.put_nowait(broken(name, f"{type(error).__name__}: {error}"))
    finally:
        told.put_nowait(None)


def of_error(name: str, error: UserError) -> Finding:
    """An expected failure as a finding, with the setting to change."""
    setting = error.values.get("setting", "")
    says = error.values.get("problem") or error.detail or error.code
    return broken(name, says, f"change {setting}" if setting else "")
