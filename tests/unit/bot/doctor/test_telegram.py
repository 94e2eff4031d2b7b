"""Findings from Telegram's answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.doctor.finding import Level
from bot.doctor.http import Answer, clock_skew
from bot.doctor.telegram import check_token, groups, local_files, updates

WEBHOOK = "https://bot.example/secret-path"


def info(**fields: Any) -> Answer:
    return Answer(
        200, json={"ok": True, "result": {"url": "", "pending_update_count": 0, **fields}}
    )


@pytest.mark.parametrize(
    ("answer", "wanted", "level", "says"),
    [
        (info(pending_update_count=3), "", Level.OK, "by polling; 3 waiting"),
        (info(url=WEBHOOK), WEBHOOK, Level.OK, "by webhook to bot.example; 0 waiting"),
        (info(url=WEBHOOK), "", Level.CAREFUL, "TELEGRAM_WEBHOOK_URL is not set"),
        (info(), WEBHOOK, Level.CAREFUL, "TELEGRAM_WEBHOOK_URL is another one"),
        (Answer(0, "refused"), "", Level.CAREFUL, "did not report"),
        (Answer(200, json={"ok": False}), "", Level.CAREFUL, "did not report"),
        (
            info(url=WEBHOOK, last_error_date=700, last_error_message="Connection refused"),
            WEBHOOK,
            Level.BROKEN,
            "last error 5 minutes ago: Connection refused",
        ),
        (
            info(url=WEBHOOK, last_error_date=1000 - 3 * 86_400, last_error_message="Bad Gateway"),
            WEBHOOK,
            Level.OK,
            "last error 3 days ago: Bad Gateway",
        ),
    ],
)
def test_pending_updates_are_described(
    answer: Answer, wanted: str, level: Level, says: str
) -> None:
    finding = updates(answer, wanted, 1000.0)
    assert finding.level is level
    assert says in finding.says
    assert "secret-path" not in str(finding)


def test_token_and_privacy_mode_are_described() -> None:
    me = Answer(200, json={"ok": True, "result": {"username": "scribe_bot"}})
    assert check_token(me, "https://api.telegram.org").says.endswith(
        "accepts the token of @scribe_bot"
    )
    assert "privacy mode is on" in groups(me).says
    open_to_all = {"result": {"can_read_all_group_messages": True}}
    assert "/auto works in every group" in groups(Answer(200, json=open_to_all)).says
    alone = {"result": {"can_join_groups": False}}
    assert "may not be added" in groups(Answer(200, json=alone)).says


def test_refused_token_and_unreachable_server_name_their_settings() -> None:
    finding = check_token(Answer(401, json={"description": "Unauthorized"}), "https://x")
    assert "401 Unauthorized" in finding.says
    assert "TELEGRAM_BOT_TOKEN" in finding.todo
    dead = check_token(Answer(0, "Name or service not known"), "https://x")
    assert "Name or service not known" in dead.says
    assert "TELEGRAM_API_URL" in dead.todo


def test_file_folder_of_a_local_server_is_checked(tmp_path: Path) -> None:
    assert local_files(tmp_path).level is Level.OK
    assert local_files(tmp_path / "none").level is Level.CAREFUL


@pytest.mark.parametrize(("ahead", "says"), [(600.0, "10 min ahead"), (-7200.0, "120 min behind")])
def test_wrong_clock_is_found(ahead: float, says: str) -> None:
    finding = clock_skew(Answer(200, ahead=ahead), "Telegram")
    assert finding
    assert finding.level is Level.CAREFUL
    assert says in finding.says
    assert clock_skew(Answer(200, ahead=3.0), "Telegram") is None
    assert clock_skew(Answer(200), "Telegram") is None
