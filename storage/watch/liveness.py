"""`/healthz`: the event loop answers, and everything that must move has moved."""

from __future__ import annotations

from storage.watch.health import HEALTH, Health
from storage.watch.port import Answer, Page, json_answer


def liveness(health: Health = HEALTH) -> Page:
    """Return the page: 200 when the process is alive, else 503 with what is stuck."""

    async def page() -> Answer:
        stuck = health.stuck()
        return json_answer(
            503 if stuck else 200, {"status": "failing" if stuck else "ok", "stuck": stuck}
        )

    return page
