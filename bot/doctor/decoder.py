"""Whether recordings are decoded here, and how well hostile ones are locked in."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.installation import bot_alone
from storage.errors import BadMedia

if TYPE_CHECKING:
    from pipeline.media.sandbox_probe import Locks

_LINES = "see «What locks the decoder in» in docs/OPERATING.md"


async def decoder(ground: DoctorContext) -> AsyncIterator[Finding]:
    """A second of each usual container in the confined child, then its locks."""
    if finding := bot_alone("decoder"):
        yield finding
        return
    async with ground.processor:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            try:
                yield ok("decoder", await ground.in_thread(_decoded, folder))
            except (BadMedia, OSError, RuntimeError) as error:
                yield broken("decoder", f"a second of sound can't be decoded: {error}", _LINES)
                return
            for finding in locks(await ground.in_thread(_locks, folder), platform.release()):
                yield finding


def _decoded(folder: Path) -> str:
    from pipeline.export.files import ignore  # noqa: PLC0415 as below
    from pipeline.self_test.decoding import decode_each  # noqa: PLC0415 loads PyAV

    took = [f"{kind} in {seconds:.1f} s" for kind, seconds in decode_each(folder, ignore)]
    return f"a second of each is decoded in the confined child: {', '.join(took)}"


def _locks(folder: Path) -> Locks:
    from pipeline.export.files import ignore  # noqa: PLC0415 as below
    from pipeline.self_test.decoding import probe_locks  # noqa: PLC0415 loads PyAV

    return probe_locks(folder, ignore)


def locks(found: Locks, kernel: str, settings: Path = Path("/proc/sys")) -> list[Finding]:
    """The locks as findings. Each was tried by the child itself."""
    version = f"Landlock version {found.landlock}" if found.landlock else "no Landlock"
    findings = []
    if found.files:
        findings.append(ok("locked in", f"the decoder opens no other file ({version})"))
    else:
        says = f"the decoder could read what this user can: kernel {kernel} gives it {version}"
        todo = (
            "Linux 5.13 or later with landlock in the kernel's lsm= line; Docker 20.10.10 or later"
        )
        findings.append(careful("locked in", says, f"{todo}; {_LINES}"))
    if not found.connected:
        by = "a network namespace of its own" if found.namespace else f"{version}, TCP only"
        findings.append(ok("locked in", f"the decoder reaches no network ({by})"))
    else:
        says = "the decoder could call servers: it gets no user namespace, and Landlock is too old"
        findings.append(careful("locked in", says, f"{_namespaces(settings)}; {_LINES}"))
    rest = {
        "privileges by setuid programs": found.privileges,
        "more memory, time and disk than a recording needs": found.limits,
    }
    for what, holds in rest.items():
        if not holds:
            findings.append(careful("locked in", f"the decoder could get {what}", _LINES))
    if all(rest.values()):
        filtered = "; a seccomp filter holds, too" if found.seccomp else ""
        says = f"no new privileges; limits of memory, time, file size and open files{filtered}"
        findings.append(ok("locked in", says))
    return findings


def _namespaces(settings: Path) -> str:
    """What keeps a process from making a user namespace here."""
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
            return f"{todo}, or Linux 6.7 or later, whose Landlock closes TCP"
    return (
        "Linux 6.7 or later, whose Landlock closes TCP; a container's seccomp profile may forbid"
        " user namespaces"
    )
