"""Runs the checks at the same time, each with its own timeout, and yields findings in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from bot.app.config import Findings, Settings
from bot.doctor.accounts import people
from bot.doctor.blob_store import blobs
from bot.doctor.captions import captions
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
from bot.doctor.telemetry import telemetry
from bot.doctor.tts import voices
from bot.doctor.web import web
from storage.errors import BadSetting, UserError


@dataclass(frozen=True, slots=True)
class TimedCheck:
    """A check and its timeout in seconds."""

    check: Check
    seconds: float


CHECKS: dict[str, TimedCheck] = {
    "machine": TimedCheck(machine, 20),
    "database": TimedCheck(database, 60),
    "blobs": TimedCheck(blobs, 60),
    "redis": TimedCheck(redis, 60),
    "decoder": TimedCheck(decoder, 120),
    "gpu": TimedCheck(gpu, 60),
    "engines": TimedCheck(engines, 600),
    "summary": TimedCheck(summarizers, 600),
    "voice": TimedCheck(voices, 300),
    "captions": TimedCheck(captions, 60),
    "hub": TimedCheck(hub, 30),
    "network": TimedCheck(network, 30),
    "telemetry": TimedCheck(telemetry, 30),
    "telegram": TimedCheck(telegram, 60),
    "discord": TimedCheck(discord, 60),
    "web": TimedCheck(web, 30),
    "people": TimedCheck(people, 60),
}
"""All checks in their order, by the names for `--only`."""

PendingCallback = Callable[[Sequence[str]], None]
"""Receives the names of the unfinished checks, whenever one has ended."""


async def run_checks(
    settings: Settings,
    only: Sequence[str] = (),
    findings: Findings | None = None,
    on_pending: PendingCallback = lambda _names: None,
) -> AsyncIterator[Finding]:
    """Yield all findings in the order of CHECKS. `findings` are those of the settings and come
    first. `only` names the checks to run, and is empty for all. Raises BadSetting for an unknown
    name."""
    names = select_checks(only)
    if findings is not None and not only:
        for each in settings_check(findings):
            yield each
    context = DoctorContext(settings, unusable_folder(settings, findings))
    results: dict[str, asyncio.Queue[Finding | None]] = {name: asyncio.Queue() for name in names}
    running = {
        asyncio.create_task(_run(name, CHECKS[name], context, results[name]), name=name)
        for name in names
    }

    def ended(task: asyncio.Task[None]) -> None:
        running.discard(task)
        on_pending([name for name in names if any(it.get_name() == name for it in running)])

    for task in tuple(running):
        task.add_done_callback(ended)
    on_pending(names)
    try:
        for name in names:
            while (finding := await results[name].get()) is not None:
                yield finding
    finally:
        left = tuple(running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def select_checks(only: Sequence[str]) -> Sequence[str]:
    """Return the names of the checks to run, in the order of CHECKS. Raises BadSetting."""
    if unknown := [name for name in only if name not in CHECKS]:
        names = ", ".join(CHECKS)
        raise BadSetting(
            setting="--only", problem=f"unknown check {', '.join(unknown)}; the checks are {names}"
        )
    return [name for name in CHECKS if name in only or not only]


async def _run(
    name: str, timed: TimedCheck, context: DoctorContext, results: asyncio.Queue[Finding | None]
) -> None:
    """Run one check. Every error becomes a finding."""
    try:
        async with asyncio.timeout(timed.seconds):
            async for finding in timed.check(context):
                results.put_nowait(finding)
    except TimeoutError:
        says = f"gave no answer within {timed.seconds:.0f} s"
        results.put_nowait(broken(name, says, f"run it alone: mp4totext doctor --only {name}"))
    except UserError as error:
        results.put_nowait(error_finding(name, error))
    except Exception as error:  # noqa: BLE001 every error is a finding
        results.put_nowait(broken(name, f"{type(error).__name__}: {error}"))
    finally:
        results.put_nowait(None)


def error_finding(name: str, error: UserError) -> Finding:
    """Return an expected error as a finding, with the setting to change."""
    setting = error.values.get("setting", "")
    says = error.values.get("problem") or error.detail or error.code
    return broken(name, says, f"change {setting}" if setting else "")
