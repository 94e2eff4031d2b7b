"""`mp4totext admin` in separate processes, on the database of a service that need not run."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from storage.database import Database
from storage.models import Account, CodeKind, Platform, Quota, Role
from tests.integration.cli.test_cli import environment, run

__all__ = ["environment"]
BEN = Account(Platform.TELEGRAM, "2")


async def test_command_line_manages_people_as_the_operator(
    environment: dict[str, str], tmp_path: Path
) -> None:
    environment = {**environment, "ADMINS": "telegram:1"}
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/data/mp4totext.db")
    async with database.begin() as unit:
        await unit.people.get_or_create(BEN, "tr")

    def admin(*line: str) -> str:
        done = run(environment, tmp_path, "admin", *line)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "minutes=600 jobs=5" in admin("quota", "telegram:2", "minutes=600", "jobs=5")
    person = json.loads(admin("who", "telegram:2", "--json"))
    assert person["set"] == {"minutes": 600, "jobs": 5, "longest": None, "largest": None}
    assert person["quota"] == {"minutes": 600, "jobs": 5, "longest": 240, "largest": 2000}
    assert (person["role"], person["jobs"], person["minutes_used"]) == ("user", 0, 0)
    assert "Now an administrator: telegram:2" in admin("add", "telegram:2")
    listed = json.loads(admin("list", "--json"))
    assert listed == {"settings": ["telegram:1"], "made": [["telegram:2"]]}
    invitation = json.loads(admin("invite", "--uses", "5", "--days", "30", "--json"))
    async with database.begin() as unit:
        now = datetime.now(UTC)
        assert await unit.codes.use(CodeKind.INVITE, invitation["code"], now)
    assert datetime.fromisoformat(invitation["until"]) > now + timedelta(days=29)
    invited, *audit = admin("audit").splitlines()
    assert invited.endswith(f"console:local invite {invitation['code'][:4]}-… ×5 30d")
    assert [" ".join(line.split()[2:]) for line in audit] == [
        "UTC console:local admin telegram:2",
        "UTC console:local who telegram:2",
        "UTC console:local quota telegram:2 minutes=600 jobs=5",
    ]
    async with database.read() as unit:
        ben = await unit.people.find(BEN)
    await database.close()
    assert ben
    assert (ben.role, ben.quota) == (Role.ADMIN, Quota(600, 5))


def test_drain_pauses_and_resumes_the_service(environment: dict[str, str], tmp_path: Path) -> None:
    def drained(*line: str) -> dict[str, Any]:
        done = run(environment, tmp_path, "admin", "drain", *line, "--json")
        assert done.returncode == 0, done.stderr
        report: dict[str, Any] = json.loads(done.stdout)
        assert (report["running"], report["waiting"]) == (0, 0)
        return report

    assert drained()["since"] is None
    since = drained("on")["since"]
    assert since is not None
    assert drained("on")["since"] == since
    assert "no new jobs are started" in run(environment, tmp_path, "admin", "drain").stdout
    assert drained("off")["since"] is None
    audit = run(environment, tmp_path, "admin", "audit").stdout.splitlines()
    assert [line.split()[2:] for line in audit] == [
        ["UTC", "console:local", "drain", "off"],
        ["UTC", "console:local", "drain", "on"],
    ]
    assert run(environment, tmp_path, "admin", "drain", "perhaps").returncode == 2


def test_failed_and_wrong_commands_have_their_exit_status(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for status, line, words in (
        (1, ["block", "telegram:9"], "I don't know telegram:9"),
        (2, ["unblock", "9"], "for example: mp4totext admin unblock telegram:123456789"),
        (2, ["remove"], "ACCOUNT"),
    ):
        done = run(environment, tmp_path, "admin", *line)
        assert (done.returncode, done.stdout) == (status, ""), line
        assert words in done.stderr
        assert "Traceback" not in done.stderr
