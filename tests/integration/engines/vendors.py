"""The summary servers of the tests: a protocol, and the engine that speaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.engines.protocols import Summarizer, SummaryOptions
from pipeline.engines.summarization.gemini import Gemini
from pipeline.engines.summarization.openai_chat import OpenAiChat
from pipeline.engines.summarization.retry import RetryPolicy
from storage.models import Summary, Transcript
from tests.integration.engines.summary_servers import (
    GeminiProtocol,
    OpenAiProtocol,
    Step,
    SummaryServer,
    WireProtocol,
)
from tests.unit.pipeline.transcripts import MEETING, no_report, transcript_of

KEY = "sk-a-secret-key-0123456789"
QUICK = RetryPolicy(attempts=3, first=0.01, longest=2)
TRANSCRIPT = transcript_of(*MEETING)


@dataclass(frozen=True)
class Vendor:
    """One protocol with its engine."""

    name: str
    protocol: Callable[[], WireProtocol]
    safety: str
    cut_off: str

    def server(self, *script: Step) -> SummaryServer:
        return SummaryServer(self.protocol(), *script)

    def engine(self, url: str, timeout: float = 10) -> Summarizer:
        if self.name == "gemini":
            return Gemini(KEY, "gemini-test", url, timeout, retry_policy=QUICK)
        return OpenAiChat(f"{url}/v1", KEY, "tiny", timeout, retry_policy=QUICK)

    def ask(
        self,
        server: SummaryServer,
        transcript: Transcript = TRANSCRIPT,
        options: SummaryOptions | None = None,
    ) -> Summary:
        return self.engine(server.url).summarize(transcript, options or SummaryOptions(), no_report)


VENDORS = [
    Vendor("gemini", GeminiProtocol, "SAFETY", "MAX_TOKENS"),
    Vendor("openai", OpenAiProtocol, "content_filter", "length"),
]


def whole(**changes: object) -> str:
    """Return a good answer with changes."""
    answer = {
        "title": "Servers",
        "gist": "They buy servers.",
        "points": [{"line": 3, "text": "Two new servers."}],
        "chapters": [],
        "actions": [],
    }
    return json.dumps({**answer, **changes})
