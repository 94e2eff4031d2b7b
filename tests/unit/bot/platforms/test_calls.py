"""Calls to platforms as metrics: bounded names, statuses, and the waits that 429 asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.platforms.calls import measured_call
from bot.platforms.discord.call_metrics import method_of
from storage.models import Platform
from storage.watch.exposition import PrometheusRecorder
from storage.watch.metrics import attach, detach


@pytest.fixture
def recorder() -> Iterator[PrometheusRecorder]:
    recorder = PrometheusRecorder("bot")
    attach(recorder)
    yield recorder
    detach(recorder)


def test_call_is_counted_by_its_status(recorder: PrometheusRecorder) -> None:
    for status, wait in ((200, 0.0), (429, 7.0), (429, 5.0)):
        with measured_call(Platform.TELEGRAM, "sendMessage") as call:
            call.status, call.retry_after = status, wait
    with pytest.raises(OSError), measured_call(Platform.TELEGRAM, "sendMessage"):  # noqa: PT011
        raise OSError
    for answer, count in (("200", 1), ("429", 2), ("none", 1)):
        labels = {"platform": "telegram", "method": "sendMessage", "status": answer}
        found = recorder.registry.get_sample_value("mp4totext_platform_calls_total", labels)
        assert found == count
    waited = recorder.registry.get_sample_value(
        "mp4totext_platform_retry_after_seconds_total", {"platform": "telegram"}
    )
    assert waited == 12


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/api/v10/channels/123/messages", "POST /channels/*/messages"),
        ("/api/v10/channels/123/messages/456", "POST /channels/*/messages/*"),
        (
            "/api/v10/webhooks/1/aW50dummy/messages/@original",
            "POST /webhooks/*/*/messages/@original",
        ),
        ("/api/v10/interactions/1/aW50dummy/callback", "POST /interactions/*/*/callback"),
        ("/attachments/1/2/my secret.ogg", "POST /attachments/*/*/*"),
        ("/api/v10/users/@me", "POST /users/@me"),
        ("/", "POST /"),
        ("/api/v10/a/b/c/d/e/f/g/h", "POST /*/*/*/*/*/*"),
    ],
)
def test_method_on_discord_has_no_id_and_no_token(path: str, method: str) -> None:
    assert method_of("POST", path) == method
