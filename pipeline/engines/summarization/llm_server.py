"""Base class of summarizers on a server: retries, progress, stopping and errors.

The vendors' adapters add the connection, the call and the conversion of errors.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import BaseModel

from pipeline.engines.protocols import Report, SummaryOptions
from pipeline.engines.summarization.llm_summary import CutOff, Writer
from pipeline.engines.summarization.prompts import Prompt
from pipeline.engines.summarization.retry import (
    NO_RETRY,
    Meter,
    RetryPolicy,
    TemporaryTrouble,
    run_reporting,
    run_to_end,
    with_retries,
)
from storage.errors import EngineMissing, EngineOverQuota, EngineTooSlow, EngineUnreachable
from storage.models import Summary, Transcript

_CHECK_SECONDS = 10.0  # seconds for the check of the model
_LONGEST_DETAIL = 500  # characters of a server's message that are logged

Client = TypeVar("Client")


@dataclass(frozen=True, slots=True)
class Credentials:
    """Model and key of a server; `key` may be empty where the server needs none.

    The settings are those to name when key or model are wrong.
    """

    model: str
    key: str
    key_setting: str
    model_setting: str


class SummaryServer(ABC, Generic[Client]):
    """Summarizer with a language model on a server.

    `timeout` is seconds for one answer, `budget` the tokens of transcript in one prompt.
    """

    def __init__(
        self,
        name: str,
        account: Credentials,
        *,
        budget: int,
        timeout: float,
        retry_policy: RetryPolicy,
    ) -> None:
        self.id = name
        self._account = account
        self._budget = budget
        self._timeout = timeout
        self._retry_policy = retry_policy
        self._used = name
        self.replaced_setting = ""
        """Setting whose model no longer exists, while another one replaces it; "" otherwise."""

    def ready(self) -> str:
        """Check the model on the server. Raises EngineTrouble."""
        return run_to_end(with_retries(self._ready, NO_RETRY))

    def summarize(self, transcript: Transcript, options: SummaryOptions, report: Report) -> Summary:
        """Write a summary. Raises EngineTrouble."""
        meter = Meter()
        return run_reporting(self._summarize(transcript, options, meter), report, meter)

    async def _ready(self) -> str:
        async with self._client(_CHECK_SECONDS) as client, self._convert_errors(_CHECK_SECONDS):
            return await self._check_model(client)

    async def _summarize(
        self, transcript: Transcript, options: SummaryOptions, meter: Meter
    ) -> Summary:
        async with self._client(self._timeout) as client:

            async def once(prompt: Prompt, shape: type[BaseModel]) -> str:
                async with self._convert_errors(self._timeout):
                    return await self._complete(client, prompt, shape)

            async def ask(prompt: Prompt, shape: type[BaseModel]) -> str:
                return await with_retries(lambda: once(prompt, shape), self._retry_policy)

            summary = await Writer(ask, self.id, self._budget, meter).write(transcript, options)
            return replace(summary, engine=self._used)

    def _use_model(self, model: str) -> None:
        """Use this model from now on. Summaries name it; `id` stays as set."""
        self._account = replace(self._account, model=model)
        self._used = f"{self.id.partition(' ')[0]} {model}"

    @abstractmethod
    def _client(self, seconds: float) -> AbstractAsyncContextManager[Client]:
        """Open the vendor's client with that time limit; it is closed at the end.

        Its own retries are off, and it reads nothing from the environment. Raises EngineMissing.
        """

    @abstractmethod
    def _convert_errors(self, seconds: float) -> AbstractAsyncContextManager[None]:
        """Convert the vendor's errors, and a timeout after so many seconds.

        Raises EngineTrouble, TemporaryTrouble and CutOff.
        """

    @abstractmethod
    async def _check_model(self, client: Client) -> str:
        """Check the model. Returns a line about it. Raises EngineMissing."""

    @abstractmethod
    async def _complete(self, client: Client, prompt: Prompt, shape: type[BaseModel]) -> str:
        """Return the text of one answer. Raises CutOff and EngineTrouble."""

    def _by_status(
        self, status: int, detail: str, *, about_key: bool, spent: bool, after: float | None
    ) -> Exception:
        """Return the error for an answer with this HTTP status, in its usual meaning.

        A quota error is retried `after` seconds, unless the quota is `spent` for good. The server's
        message (`detail`) is logged, without the key.
        """
        detail = self._without_key(detail)
        if status == 429:
            trouble = EngineOverQuota(detail, engine=self.id)
            return trouble if spent else TemporaryTrouble(trouble, after)
        if status == 408:
            return EngineTooSlow(detail, engine=self.id)
        if status >= 500:
            return TemporaryTrouble(EngineUnreachable(detail, engine=self.id))
        if status == 413:
            return CutOff()
        account = self._account
        setting = account.key_setting if about_key else account.model_setting
        return EngineMissing(detail, engine=self.id, setting=setting)

    def _without_key(self, text: str) -> str:
        key = self._account.key
        return (text.replace(key, "[key]") if key else text)[:_LONGEST_DETAIL]
