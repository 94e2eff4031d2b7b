"""Summaries with any server of OpenAI's chat completions: OpenAI, Ollama, vLLM, llama.cpp."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from pipeline.engines.summarization import openai_errors, server_models
from pipeline.engines.summarization.llm_server import Credentials, SummaryServer
from pipeline.engines.summarization.llm_summary import CutOff
from pipeline.engines.summarization.prompts import Prompt
from pipeline.engines.summarization.response_format import SIMPLER, Format, response_format
from pipeline.engines.summarization.retry import RETRY, RetryPolicy, TemporaryTrouble
from storage.errors import (
    EngineMissing,
    EngineNonsense,
    EngineRefused,
    EngineTooSlow,
    EngineUnreachable,
)

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI

_ANSWER = 2500  # tokens of the context for rules, task and answer

T = TypeVar("T")


class OpenAiChat(SummaryServer["AsyncOpenAI"]):
    """Summarizer with a chat completions server.

    `timeout` is seconds for one answer. `context` is the number of tokens for prompt and answer.
    """

    def __init__(
        self,
        base_url: str,
        key: str,
        model: str,
        timeout: float = 120,
        *,
        context: int = 8192,
        retry_policy: RetryPolicy = RETRY,
    ) -> None:
        super().__init__(
            f"openai {model}".strip(),
            Credentials(model, key, "OPENAI_API_KEY", "OPENAI_MODEL"),
            budget=max(500, context - _ANSWER),
            timeout=timeout,
            retry_policy=retry_policy,
        )
        self._base_url = base_url
        self._format: Format = "json_schema"

    async def _check_model(self, client: AsyncOpenAI) -> str:
        names = await self._models(client)
        wanted = self._account.model or await self._model(client)
        if names and not server_models.has_model(names, wanted):
            raise self._model_missing(server_models.missing_model(wanted, names))
        return f"openai {wanted}: the server answers and the model is there"

    async def _models(self, client: AsyncOpenAI) -> list[str]:
        page = await self._with_v1_fallback(client, client.models.list)
        return [model.id async for model in page]

    async def _model(self, client: AsyncOpenAI) -> str:
        """Return OPENAI_MODEL, or the only model of the server. Raises EngineMissing."""
        if not self._account.model:
            try:
                only = server_models.only_model(await self._models(client))
            except LookupError as error:
                raise self._model_missing(str(error)) from None
            self._use_model(only)
        return self._account.model

    def _model_missing(self, detail: str) -> EngineMissing:
        return EngineMissing(
            self._without_key(detail), engine=self.id, setting=self._account.model_setting
        )

    @asynccontextmanager
    async def _client(self, seconds: float) -> AsyncIterator[AsyncOpenAI]:
        """Open the vendor's client; it is closed at the end, and its own retries are off."""
        from openai import AsyncOpenAI  # noqa: PLC0415 loaded only where the engine is used

        if not self._base_url and not self._account.key:
            raise EngineMissing("no server", engine=self.id, setting="OPENAI_BASE_URL")
        if not self._base_url and not self._account.model:
            raise self._model_missing("OPENAI_MODEL is empty: choose a model of OpenAI")
        async with AsyncOpenAI(
            base_url=self._base_url or "https://api.openai.com/v1",
            api_key=self._account.key or "none",  # local servers need no key, the client needs one
            organization="",
            project="",
            timeout=seconds,
            max_retries=0,
        ) as client:
            yield client

    async def _with_v1_fallback(self, client: AsyncOpenAI, call: Callable[[], Awaitable[T]]) -> T:
        """Return the result of the call. A wrong path is retried once with /v1 at its end, unless
        the address ends with a version; a working path is kept. Ollama, vLLM and LM Studio need
        /v1, llama.cpp accepts both. Raises EngineMissing."""
        try:
            return await self._call_path(client, call)
        except EngineMissing:
            before = str(client.base_url)
            if openai_errors.has_version(before):
                raise
            client.base_url = f"{before.rstrip('/')}/v1"
        answer = await self._call_path(client, call)
        self._base_url = str(client.base_url)
        return answer

    async def _call_path(self, client: AsyncOpenAI, call: Callable[[], Awaitable[T]]) -> T:
        """Return the result of the call. Raises EngineMissing for an unknown path only."""
        from openai import NotFoundError  # noqa: PLC0415 see _client

        try:
            answer = await call()
        except NotFoundError as error:
            if openai_errors.is_about_model(error, str(client.base_url)):
                raise
            detail = str(error)
        else:
            detail = openai_errors.unknown_path_message(answer)
            if not detail:
                return answer
        raise EngineMissing(
            self._without_key(detail), engine=self.id, setting="OPENAI_BASE_URL"
        ) from None

    async def _complete(self, client: AsyncOpenAI, prompt: Prompt, shape: type[BaseModel]) -> str:
        """Return one answer; a server that refuses a response format gets a simpler one."""
        from openai import (  # noqa: PLC0415 see _client
            BadRequestError,
            NotFoundError,
            UnprocessableEntityError,
        )

        while True:
            try:
                call = partial(self._generate, client, prompt, shape)
                response: Any = await self._with_v1_fallback(client, call)
            except (BadRequestError, UnprocessableEntityError) as error:
                if openai_errors.is_prompt_too_long(error):
                    raise CutOff from None
                if self._format not in SIMPLER or openai_errors.is_safety_block(error):
                    raise
                self._format = SIMPLER[self._format]
            except NotFoundError:  # of the model: an unknown path is handled before
                names = await self._models(client)
                detail = server_models.missing_model(self._account.model, names)
                raise self._model_missing(detail) from None
            else:
                return self._text(response)

    async def _generate(self, client: AsyncOpenAI, prompt: Prompt, shape: type[BaseModel]) -> Any:
        return await client.chat.completions.create(
            model=await self._model(client),
            messages=[
                {"role": "system", "content": prompt.rules},
                {"role": "user", "content": prompt.task},
            ],
            **response_format(self._format, shape),
        )

    def _text(self, response: Any) -> str:
        """Return the text of an answer. Raises errors for a declined or cut off one."""
        choices = getattr(response, "choices", None)  # a server may answer 200 with any content
        if not choices or choices[0].message is None:
            raise EngineNonsense("the answer has no choices", engine=self.id)
        message, reason = choices[0].message, choices[0].finish_reason
        if reason == "content_filter" or getattr(message, "refusal", None):
            raise EngineRefused(str(reason), engine=self.id)
        if reason == "length":
            raise CutOff
        return message.content if isinstance(message.content, str) else ""

    @asynccontextmanager
    async def _convert_errors(self, seconds: float) -> AsyncIterator[None]:
        """Convert the vendor's errors to the project's."""
        from openai import (  # noqa: PLC0415 see _client
            APIConnectionError,
            APIStatusError,
            APITimeoutError,
            OpenAIError,
        )

        try:
            async with asyncio.timeout(seconds):
                yield
        except (APITimeoutError, TimeoutError):
            raise EngineTooSlow(engine=self.id) from None
        except APIConnectionError as error:
            raise TemporaryTrouble(
                EngineUnreachable(repr(error.__cause__), engine=self.id)
            ) from None
        except APIStatusError as error:
            raise self._convert_error(error) from None
        except (OpenAIError, ValueError) as error:  # no JSON where JSON is expected
            raise EngineNonsense(type(error).__name__, engine=self.id) from None

    def _convert_error(self, error: APIStatusError) -> Exception:
        """Convert an answer with an error status."""
        status, detail = error.status_code, f"{error.status_code}: {error.message}"
        if status in (409, 425):
            return TemporaryTrouble(EngineUnreachable(self._without_key(detail), engine=self.id))
        if openai_errors.is_safety_block(error):
            return EngineRefused(self._without_key(detail), engine=self.id)
        return self._by_status(
            status,
            detail,
            about_key=status in (401, 403),
            spent=error.code == "insufficient_quota",
            after=openai_errors.retry_after(error),
        )
