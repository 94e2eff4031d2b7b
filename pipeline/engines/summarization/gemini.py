"""Summaries with Gemini, by Google's own client `google-genai`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from pipeline.engines.summarization.llm_answer import schema_of
from pipeline.engines.summarization.llm_server import Credentials, SummaryServer
from pipeline.engines.summarization.llm_summary import CutOff
from pipeline.engines.summarization.prompts import Prompt
from pipeline.engines.summarization.retry import RETRY, RetryPolicy, TemporaryTrouble
from storage.errors import (
    EngineMissing,
    EngineNonsense,
    EngineRefused,
    EngineTooSlow,
    EngineUnreachable,
)

if TYPE_CHECKING:
    from google.genai import Client
    from google.genai.errors import APIError
    from google.genai.types import GenerateContentResponse

ALIAS = "gemini-flash-latest"
"""Google's name for its newest Flash model. It replaces a GEMINI_MODEL that was shut down, which is
answered 404: `models/… is no longer available`."""
_BUDGET = 60_000  # tokens of transcript in one prompt: over two hours; the context has a million
_COMPLETE = {"STOP", "FINISH_REASON_UNSPECIFIED"}
_BROKEN = {"OTHER", "MALFORMED_RESPONSE", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL"}
T = TypeVar("T")
_TOO_LONG = re.compile(r"token count.*exceeds|too many tokens|too long", re.IGNORECASE)


class Gemini(SummaryServer["Client"]):
    """Summarizer with the Gemini API; `timeout` is seconds for one answer."""

    def __init__(
        self,
        key: str,
        model: str,
        base_url: str = "",
        timeout: float = 120,
        *,
        retry_policy: RetryPolicy = RETRY,
    ) -> None:
        account = Credentials(model, key, "GEMINI_API_KEY", "GEMINI_MODEL")
        super().__init__(
            f"gemini {model}", account, budget=_BUDGET, timeout=timeout, retry_policy=retry_policy
        )
        self._base_url = base_url

    async def _check_model(self, client: Client) -> str:
        async def get() -> None:
            await client.aio.models.get(model=self._account.model)

        await self._with_replacement(get)
        if self.replaced_setting:
            return f"{self.id}: not there any more, {ALIAS} is used; change GEMINI_MODEL"
        return f"{self.id}: the key works and the model is there"

    async def _complete(self, client: Client, prompt: Prompt, shape: type[BaseModel]) -> str:
        return self._text(
            await self._with_replacement(lambda: self._generate(client, prompt, shape))
        )

    async def _with_replacement(self, call: Callable[[], Awaitable[T]]) -> T:
        """Return the result of the call; after a shutdown of the model, with Google's alias.

        Raises the vendor's error when the alias does not work either.
        """
        from google.genai.errors import APIError  # noqa: PLC0415 see _client

        try:
            return await call()
        except APIError as error:
            if error.code != 404 or self._account.model == ALIAS:
                raise
            first_error, model = error, self._account.model
        self._use_model(ALIAS)
        try:
            answer = await call()
        except APIError as error:
            if error.code != 404:
                raise
            self._use_model(model)
            raise first_error from None
        self.replaced_setting = self._account.model_setting
        return answer

    async def _generate(
        self, client: Client, prompt: Prompt, shape: type[BaseModel]
    ) -> GenerateContentResponse:
        from google.genai.types import GenerateContentConfig  # noqa: PLC0415 see _client

        # No temperature: Gemini 3 should use its default (https://ai.google.dev/gemini-api/docs).
        return await client.aio.models.generate_content(
            model=self._account.model,
            contents=prompt.task,
            config=GenerateContentConfig(
                system_instruction=prompt.rules,
                response_mime_type="application/json",
                response_schema=schema_of(shape, closed=False),
            ),
        )

    @asynccontextmanager
    async def _client(self, seconds: float) -> AsyncIterator[Client]:
        """Open the vendor's client on a connection pool that is closed at the end.

        Its own retries are off, and it reads nothing from the environment.
        """
        import httpx  # noqa: PLC0415 loaded only where the engine is used
        from google.genai import Client  # noqa: PLC0415 as above
        from google.genai.types import HttpOptions  # noqa: PLC0415 as above

        if not self._account.key and not self._base_url:
            raise EngineMissing("no key", engine=self.id, setting="GEMINI_API_KEY")
        async with httpx.AsyncClient(timeout=seconds) as connections:
            options = HttpOptions(
                base_url=self._base_url or None,
                api_version="v1beta",
                timeout=int(seconds * 1000),
                httpx_async_client=connections,
            )
            yield Client(api_key=self._account.key or "none", vertexai=False, http_options=options)

    @asynccontextmanager
    async def _convert_errors(self, seconds: float) -> AsyncIterator[None]:
        """Convert the vendor's errors to the project's."""
        import httpx  # noqa: PLC0415 as above
        from google.genai import errors  # noqa: PLC0415 as above

        try:
            async with asyncio.timeout(seconds):
                yield
        except errors.APIError as error:
            raise self._convert_error(error) from None
        except httpx.TransportError as error:
            if isinstance(error, httpx.ReadTimeout):
                raise EngineTooSlow(engine=self.id) from None
            raise TemporaryTrouble(
                EngineUnreachable(type(error).__name__, engine=self.id)
            ) from None
        except TimeoutError:
            raise EngineTooSlow(engine=self.id) from None
        except (errors.UnknownApiResponseError, ValueError, RecursionError) as error:  # not JSON
            raise EngineNonsense(type(error).__name__, engine=self.id) from None

    def _convert_error(self, error: APIError) -> Exception:
        """Convert an error status: https://ai.google.dev/gemini-api/docs/troubleshooting."""
        if error.code == 400 and _TOO_LONG.search(str(error.message)):
            return CutOff()
        return self._by_status(
            error.code,
            f"{error.code} {error.status}: {error.message}",
            about_key=error.code in (401, 403) or "API_KEY" in str(error.details).upper(),
            spent=any("PerDay" in text for text in _strings(error.details)),
            after=_retry_delay(error.details),
        )

    def _text(self, response: GenerateContentResponse) -> str:
        """Return the text of an answer. Raises errors for a blocked or cut off one."""
        feedback = response.prompt_feedback
        if feedback and feedback.block_reason:
            raise EngineRefused(f"prompt: {feedback.block_reason}", engine=self.id)
        if not response.candidates:
            raise EngineNonsense("no candidate", engine=self.id)
        candidate = response.candidates[0]
        reason = str(getattr(candidate.finish_reason, "value", candidate.finish_reason) or "STOP")
        if reason == "MAX_TOKENS":
            raise CutOff
        if reason in _BROKEN:
            raise EngineNonsense(reason, engine=self.id)
        if reason not in _COMPLETE:  # SAFETY, RECITATION, BLOCKLIST, PROHIBITED_CONTENT, SPII, …
            raise EngineRefused(reason, engine=self.id)
        parts = (candidate.content.parts if candidate.content else None) or []
        return "".join(part.text for part in parts if part.text and not part.thought)


def _retry_delay(details: object) -> float | None:
    """Return the `retryDelay` of google.rpc.RetryInfo, such as `21s`, in seconds."""
    for text in _strings(details, "retryDelay"):
        if found := re.fullmatch(r"(\d+(?:\.\d+)?)s", text):
            return float(found.group(1))
    return None


def _strings(tree: object, name: str | None = None) -> Iterator[str]:
    """Yield every string in a tree of JSON, or only those with one key."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            if isinstance(value, str) and name in (None, key):
                yield value
            else:
                yield from _strings(value, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from _strings(value, name)
