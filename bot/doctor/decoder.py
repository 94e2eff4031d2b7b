"""Checks of the decoder: decoding in the confined child, and the locks around that child."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.installation import skip_without_worker
from storage.errors import BadMedia

if TYPE_CHECKING:
    from pipeline.media.confined.sandbox_probe import Locks

_MANUAL = "see «What locks the decoder in» in docs/OPERATING.md"


async def decoder(context: DoctorContext) -> AsyncIterator[Finding]:
    """Decode a second of each usual container in the confined child, then check its locks."""
    if finding := skip_without_worker("decoder"):
        yield finding
        return
    async with context.processor:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            try:
                yield ok("decoder", await context.in_thread(_decode_samples, folder))
            except (BadMedia, OSError, RuntimeError) as error:
                yield broken("decoder", f"decoding a second of audio failed: {error}", _MANUAL)
                return
            for finding in locks(await context.in_thread(_probe_locks, folder), platform.release()):
                yield finding


def _decode_samples(folder: Path) -> str:
    from pipeline.export.files import ignore  # noqa: PLC0415 as below
    from pipeline.self_test.decoding import decode_each  # noqa: PLC0415 loads PyAV

    durations = [f"{kind} in {seconds:.1f} s" for kind, seconds in decode_each(folder, ignore)]
    return f"a second of each decodes in the confined child: {', '.join(durations)}"


def _probe_locks(folder: Path) -> Locks:
    from pipeline.export.files import ignore  # noqa: PLC0415 as below
    from pipeline.self_test.decoding import probe_sandbox  # noqa: PLC0415 loads PyAV

    return probe_sandbox(folder, ignore)


def locks(found: Locks, kernel: str, settings: Path = Path("/proc/sys")) -> list[Finding]:
    """Return the locks as findings. The child itself has tried each of them."""
    version = f"Landlock version {found.landlock}" if found.landlock else "no Landlock"
    findings = []
    if found.files:
        findings.append(ok("locked in", f"the decoder can open no other file ({version})"))
    else:
        says = f"the decoder could read all files of this user: kernel {kernel} has {version}"
        todo = (
            "use Linux 5.13 or later with landlock in the kernel's lsm= parameter, and Docker "
            "20.10.10 or later"
        )
        findings.append(careful("locked in", says, f"{todo}; {_MANUAL}"))
    if not found.connected:
        by = "a network namespace of its own" if found.namespace else f"{version}, TCP only"
        findings.append(ok("locked in", f"the decoder can reach no network ({by})"))
    else:
        says = (
            "the decoder could reach the network: it has no user namespace, and Landlock is too old"
        )
        findings.append(careful("locked in", says, f"{_namespaces(settings)}; {_MANUAL}"))
    rest = {
        "gain privileges through setuid programs": found.privileges,
        "use more memory, time and disk than a recording needs": found.limits,
    }
    for action, is_prevented in rest.items():
        if not is_prevented:
            findings.append(careful("locked in", f"the decoder could {action}", _MANUAL))
    if all(rest.values()):
        filtered = "; a seccomp filter" if found.seccomp else ""
        says = f"no new privileges; limits on memory, time, file size and open files{filtered}"
        findings.append(ok("locked in", says))
    return findings


def _namespaces(settings: Path) -> str:
    """Return the advice for the setting that keeps a process from creating a user namespace."""
    for name, forbids, todo in (
        ("kernel/unprivileged_userns_clone", "0", "sysctl kernel.unprivileged_userns_clone=1"),
        (
            "kernel/apparmor_restrict_unprivileged_userns",
            "1",
            "sysctl kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        ("user/max_user_namespaces", "0", "sysctl user.max_user_namespaces=10000"),
    ):
        try:
            value = (settings / name).read_text(encoding="ascii").strip()
        except OSError:
            continue
        if value == forbids:
            return f"run {todo}, or use Linux 6.7 or later, whose Landlock blocks TCP"
    return (
        "use Linux 6.7 or later, whose Landlock blocks TCP; a container's seccomp profile may "
        "forbid user namespaces"
    )
