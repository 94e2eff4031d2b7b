from __future__ import annotations

import asyncio
import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from pydantic import SecretStr

from storage import logs
from storage.database_errors.transient import TransientDatabaseError
from storage.settings import StorageSettings
from tests.log_format import use_plain_tracebacks

TOKEN = "123456789:AAH-dummy_dummy_dummy_dummy_dummy_d"


@pytest.fixture(autouse=True)
def _restore_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield
    root.handlers = handlers
    root.setLevel(level)
    use_plain_tracebacks()
    for name in logs.CHATTY:
        logging.getLogger(name).setLevel(logging.NOTSET)


def start(
    form: Literal["text", "json"] = "text", secrets: tuple[SecretStr | str, ...] = ()
) -> io.StringIO:
    stream = io.StringIO()
    logs.setup(StorageSettings(log_format=form), secrets, stream)
    return stream


@pytest.mark.parametrize(
    "text",
    [
        f"POST https://api.telegram.org/bot{TOKEN}/getMe",
        f"https://api.telegram.org/file/bot{TOKEN.replace(':', '%3A')}/voice/1.oga",
        "http://127.0.0.1:8081/bot1:SHORT/getMe",
        f"the token {TOKEN} was rejected",
        f"bot{TOKEN}",
        "Authorization: Bearer abcdef.0123-456",
        "authorization: bearer Dummy.dummy-456",
        "https://x.example/v1beta/models?alt=json&key=AIzaDUMMY&x=1",
        "key AIzaSyDummyDummyDummyDummyDummyDummy",
        "redis://user:dummypass@redis:6379/0",
        "rate limited. PATCH https://discord.com/api/v10/webhooks/42/aW50dummy/messages/@original",
        "POST https://discord.com/api/v10/interactions/42/aW50dummy/callback",
        "Authorization: Bot MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.dummy-dummy.dummy_dummy_dummy_dummy",
        "hf_dummydummydummydummydummy",
        "sk-proj-dummydummydummydummydummy",
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_secrets_are_masked_by_their_pattern(form: Literal["text", "json"], text: str) -> None:
    stream = start(form)
    logs.get("a").info(text)
    logs.get("a").info("event", value=text, nested={"deep": [text]})
    logging.getLogger("b").warning("library says %s", text)
    written = stream.getvalue()
    assert written.count("\n") == 3
    assert written.count(logs.MASK) == 4
    for secret in ("dummy", "DUMMY", "Dummy", "SHORT"):
        assert secret not in written
    if form == "json":
        assert [json.loads(line)["level"] for line in written.splitlines()] == [
            "info",
            "info",
            "warning",
        ]


@pytest.mark.parametrize("form", ["text", "json"])
def test_known_secrets_are_masked_in_every_spelling(form: Literal["text", "json"]) -> None:
    secret = 'pä"ss/wörd'
    stream = start(form, (SecretStr(secret), ""))
    logs.get("a").info("said", plain=secret, url="http://x/?p=p%C3%A4%22ss/w%C3%B6rd")
    assert "ss/w" not in stream.getvalue()
    assert stream.getvalue().count(logs.MASK) == 2


@pytest.mark.parametrize("form", ["text", "json"])
def test_traceback_is_masked_and_shows_no_local_variables(form: Literal["text", "json"]) -> None:
    stream = start(form)
    transcript = "what somebody " + "said"
    try:
        raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except RuntimeError:
        logs.get("a").exception("it broke")
        logging.getLogger("b").exception("it broke there")
    written = stream.getvalue()
    assert transcript not in written
    assert "dummy" not in written
    assert written.count("RuntimeError") >= 2


def test_texts_for_others_are_masked_as_log_lines_are() -> None:
    start(secrets=(SecretStr("hunter2"),))
    assert logs.mask(f"hunter2 and bot{TOKEN}") == f"{logs.MASK} and bot{logs.MASK}"


def test_log_lines_of_tasks_and_threads_name_the_job() -> None:
    stream = start("json")

    async def work(job: str) -> None:
        with logs.about(job):
            await asyncio.sleep(0)
            logs.get("a").info("task")
            await asyncio.to_thread(logging.getLogger("b").warning, "thread")

    async def both() -> None:
        await asyncio.gather(work("one"), work("two"))
        logs.get("a").info("outside")

    asyncio.run(both())
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    named = sorted((line["message"], line.get("job", "")) for line in lines)
    assert named == [
        ("outside", ""),
        ("task", "one"),
        ("task", "two"),
        ("thread", "one"),
        ("thread", "two"),
    ]


def test_chatty_libraries_log_only_warnings() -> None:
    stream = start()
    for name in ("httpx", "httpcore.http11", "telegram.ext"):
        logging.getLogger(name).info("quiet")
        logging.getLogger(name).warning("loud")
    assert stream.getvalue().count("loud") == 3
    assert "quiet" not in stream.getvalue()


def test_control_characters_cannot_forge_log_lines() -> None:
    stream = start()
    logs.get("a").info("got\nFAKE", name="film\n2026 [error] FAKE\x1b[2K\u202e.mp4")
    assert stream.getvalue().count("\n") == 1
    assert "\x1b" not in stream.getvalue()
    assert "\u202e" not in stream.getvalue()


def test_debug_lines_are_omitted_at_level_info() -> None:
    stream = start()
    logs.get("a").debug("detail")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("form", ["text", "json"])
def test_error_that_passes_has_one_line_and_no_traceback(form: Literal["text", "json"]) -> None:
    """While the database is away, each loop fails once a second."""
    stream = start(form)
    try:
        try:
            raise ConnectionResetError("connection reset by peer")
        except OSError as error:
            raise TransientDatabaseError("the database does not answer") from error
    except TransientDatabaseError:
        logs.get("test").exception("pass failed, retrying", platform="telegram")
    (line,) = stream.getvalue().splitlines()
    assert "pass failed, retrying" in line
    assert "the database does not answer" in line
    assert "Traceback" not in line
    assert "connection reset by peer" not in line


def test_json_line_begins_with_the_fields_that_every_line_has() -> None:
    stream = start("json")
    with logs.traced("wpseudonym", "telegram"), logs.about("42", stage="speech"):
        logs.get("pipeline.run").info("step made", seconds=1.5, message="a field of the same name")
    line = json.loads(stream.getvalue())
    assert list(line)[:4] == ["time", "level", "logger", "message"]
    assert line["message"] == "step made"
    assert line["level"] == "info"
    assert line["logger"] == "pipeline.run"
    assert (line["job"], line["stage"], line["person"]) == ("42", "speech", "wpseudonym")
    assert line["platform"] == "telegram"
    assert re.fullmatch(r"[0-9a-f]{32}", line["trace"])


def test_each_update_has_a_trace_of_its_own_also_in_its_tasks() -> None:
    async def update() -> tuple[str, str]:
        with logs.traced("w", "telegram"):
            task = asyncio.create_task(asyncio.to_thread(logs.current_trace))
            return logs.current_trace(), await task

    async def both() -> list[tuple[str, str]]:
        return list(await asyncio.gather(update(), update()))

    (one, of_its_task), (two, _) = asyncio.run(both())
    assert one == of_its_task
    assert one != two
    assert logs.current_trace() == ""
