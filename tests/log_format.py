"""Format of log lines in tests."""

from __future__ import annotations

import structlog


def use_plain_tracebacks() -> None:
    """Print tracebacks as the product does: structlog's own show all variables, and take a second
    each."""
    structlog.reset_defaults()
    plain = structlog.dev.ConsoleRenderer(
        colors=False, exception_formatter=structlog.dev.plain_traceback
    )
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])
