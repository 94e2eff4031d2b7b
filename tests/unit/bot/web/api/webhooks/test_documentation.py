"""The examples of docs/API.md that verify signatures, run as they stand there."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from standardwebhooks import WebhookVerificationError

from bot.people.webhooks import new_secret
from bot.web.webhooks.events import body_of, headers_of
from bot.web.webhooks.schemas import JobEvent
from storage.models import JOB_EVENTS, Webhook, WebhookDelivery, WebhookEvent
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.api.test_documentation import PAGE
from tests.unit.bot.web.visitors import URL
from tests.unit.storage.conftest import NOON


def test_examples_verify_signatures() -> None:
    hook = Webhook("a" * 32, ANNA, URL, JOB_EVENTS, new_secret(), NOON)
    now = datetime.now(UTC)
    delivery = WebhookDelivery("b" * 32, hook.id, WebhookEvent.COMPLETED, now, "c" * 24)
    body = body_of(delivery, URL)
    headers = headers_of(hook, delivery, body, now)
    known: dict[str, Any] = {"SECRET": hook.secret}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        if "def " in block:
            exec(block, known)  # noqa: S102 - our own page
    assert known["event_of"](headers, body) == json.loads(body)
    assert known["is_signed"](headers, body)
    example = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0]
    shown, sent = json.loads(example), json.loads(body)
    assert (list(shown), list(shown["data"])) == (list(sent), list(sent["data"]))
    JobEvent.model_validate(shown)
    for wrong in ({"webhook-id": "msg_x"}, {"webhook-timestamp": "1600000000"}):
        assert not known["is_signed"]({**headers, **wrong}, body)
        with pytest.raises(WebhookVerificationError):
            known["event_of"]({**headers, **wrong}, body)
    assert not known["is_signed"](headers, body + b" ")
