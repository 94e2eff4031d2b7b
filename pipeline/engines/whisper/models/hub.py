"""HTTP client of a model hub, with readable errors.

Follows https://huggingface.co/docs/hub/api and the hub's own client:
`/api/models/<name>/revision/main?blobs=true` lists the files with size and SHA-256 (small ones with
their Git hash); `/<name>/resolve/<commit>/<file>` redirects to the bytes on another host, which
supports Range. An unknown name is answered 401 or 404 with the header X-Error-Code (RepoNotFound,
GatedRepo), an invalid token 401 with an X-Error-Message. The hub's client has no time limit for the
first request, checks no SHA-256 and can't be stopped. Only its token is used.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import httpx
from huggingface_hub import get_token

from pipeline.engines.whisper.models.folder import NEEDED, describe_format
from pipeline.engines.whisper.models.names import suggest_names
from storage.errors import EngineMissing, ModelNotFetched

ENGINE = "faster-whisper"
SETTING = "WHISPER_MODEL"
HUB = "https://huggingface.co"
WANTED = re.compile(
    r"(config|preprocessor_config|tokenizer)\.json|model\.bin|vocabulary\.(json|txt)"
)
SILENCE = 30.0
"""Seconds without a byte after which a connection fails, unless HF_HUB_DOWNLOAD_TIMEOUT is set."""
MAX_WAIT = 30.0
_LONGEST_ANSWER = 5_000_000


class HubTrouble(Exception):
    """An error that may pass: retry `after` so many seconds. `reason` is a code."""

    def __init__(self, reason: str, detail: str, after: float = 0.0) -> None:
        super().__init__(detail)
        self.reason = reason
        self.after = after


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a model: its size in bytes, and its SHA-256 or its Git hash, in hex."""

    name: str
    size: int
    sha256: str = ""
    git: str = ""


@dataclass(frozen=True, slots=True)
class HubModel:
    """A model on the hub at one commit."""

    repository: str
    commit: str
    files: tuple[HubFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def is_offline() -> bool:
    """Return whether the environment forbids contacting a hub."""
    value = os.environ.get("HF_HUB_OFFLINE") or os.environ.get("TRANSFORMERS_OFFLINE") or ""
    return value.upper() in {"1", "ON", "YES", "TRUE"}


class Hub:
    """Client of the hub at HF_ENDPOINT, with a token if one is set.

    Uses the environment's proxies.
    """

    def __init__(self, token: str = "") -> None:
        self.address = (os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")
        self._token = token or get_token() or ""
        try:
            self.silence = float(os.environ.get("HF_HUB_DOWNLOAD_TIMEOUT") or SILENCE)
        except ValueError:
            self.silence = SILENCE

    def find_model(self, repository: str, name: str) -> HubModel:
        """Return the needed files of a model. `name` is the operator's name of it.

        Raises HubTrouble, and EngineMissing for errors that a retry can't change.
        """
        address = f"{self.address}/api/models/{quote(repository)}/revision/main"
        with self._request(address, name, params={"blobs": "true"}) as response:
            raw = b""
            for piece in response.iter_bytes():
                raw += piece
                if len(raw) > _LONGEST_ANSWER:
                    raise HubTrouble("nonsense", f"{self.address} answers with too much")
            try:
                return _model(repository, httpx.Response(200, content=raw).json(), name)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                detail = f"{self.address} answers with something else: {error!r}"
                raise HubTrouble("nonsense", detail) from None

    @contextlib.contextmanager
    def open(
        self, model: HubModel, file: HubFile, start: int, name: str
    ) -> Iterator[tuple[int, Iterator[bytes]]]:
        """Open a file. Yields the offset of the first byte, and the bytes.

        The offset is `start`, or 0 where the server can't resume. Raises HubTrouble and
        EngineMissing, also while the bytes arrive.
        """
        address = f"{self.address}/{quote(model.repository)}/resolve/{model.commit}/{file.name}"
        headers = {
            "Accept-Encoding": "identity"
        }  # otherwise some hosts ignore Range and send no size
        if start:
            headers["Range"] = f"bytes={start}-"
        with self._request(address, name, headers=headers) as response:
            yield (start if response.status_code == 206 else 0), response.iter_raw(1 << 18)

    @contextlib.contextmanager
    def _request(
        self, address: str, name: str, **options: dict[str, str]
    ) -> Iterator[httpx.Response]:
        try:
            with self._client() as client, client.stream("GET", address, **options) as response:  # type: ignore[arg-type]
                if response.status_code not in (200, 206):
                    raise self._response_error(response, name)
                yield response
        except httpx.TimeoutException:
            raise HubTrouble("silent", f"{self.address} does not answer in time") from None
        except httpx.HTTPError as error:
            reason = f"{self.address} can't be reached: {type(error).__name__}: {error}"
            raise HubTrouble("unreachable", reason) from None

    def _client(self) -> httpx.Client:
        """Return a new client for each call, so that nothing stays open.

        httpx drops Authorization on redirects to another host.
        """
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        timeout = httpx.Timeout(self.silence, connect=min(10.0, self.silence))
        try:
            return httpx.Client(headers=headers, timeout=timeout, follow_redirects=True)
        except (ImportError, ValueError, httpx.InvalidURL) as error:  # an invalid proxy
            raise EngineMissing(
                f"the proxy of the environment can't be used: {error}",
                engine=ENGINE,
                setting="HTTPS_PROXY",
            ) from None

    def _response_error(self, response: httpx.Response, name: str) -> Exception:
        status = response.status_code
        code = response.headers.get("x-error-code", "")
        detail = f"{self.address} answers {status} {code}".strip()
        if status == 429 or status >= 500:
            return HubTrouble("unreachable", detail, _wait_seconds(response.headers))
        if status == 416:
            return HubTrouble("nonsense", detail)
        if code == "GatedRepo" or status == 403:
            return EngineMissing(
                f"`{name}` asks for permission on {self.address}: accept its terms there, "
                "and put a token of that account into HF_TOKEN",
                engine=ENGINE,
                setting="HF_TOKEN" if code == "GatedRepo" else SETTING,
            )
        if response.headers.get("x-error-message", "").startswith("Invalid credentials"):
            return EngineMissing(
                f"{detail}: the token is not valid", engine=ENGINE, setting="HF_TOKEN"
            )
        return EngineMissing(
            f"{self.address} has no model `{name}`: {suggest_names(name)}",
            engine=ENGINE,
            setting=SETTING,
        )


def fetch_error(name: str, trouble: HubTrouble) -> ModelNotFetched:
    """Return the error of a job whose model could not be downloaded."""
    return ModelNotFetched(
        f"can't fetch the model `{name}`: {trouble}",
        engine=ENGINE,
        model=name,
        setting=SETTING,
        reason=trouble.reason,
    )


def _model(repository: str, answer: dict[str, object], name: str) -> HubModel:
    listed = answer["siblings"]
    if not isinstance(listed, list):
        raise TypeError(type(listed).__name__)
    names = {str(each["rfilename"]) for each in listed}
    lacking = [each for each in NEEDED if each not in names]
    if lacking:
        other = describe_format(names).format(source=repository) if "model.bin" in lacking else ""
        holds = f" but {other}" if other else f": it lacks {', '.join(lacking)}"
        detail = f"`{name}` on the hub is no model in CTranslate2 format{holds}"
        raise EngineMissing(f"{detail}; {suggest_names(name)}", engine=ENGINE, setting=SETTING)
    files = [_file(each) for each in listed if WANTED.fullmatch(str(each["rfilename"]))]
    commit = str(answer["sha"])
    if not re.fullmatch(r"[0-9a-f]{7,64}", commit):
        raise ValueError(commit)
    return HubModel(repository, commit, tuple(sorted(files, key=lambda file: file.size)))


def _file(listed: dict[str, object]) -> HubFile:
    large = listed.get("lfs")
    sha256 = str(large["sha256"]) if isinstance(large, dict) else ""
    size = large["size"] if isinstance(large, dict) else listed["size"]
    return HubFile(
        str(listed["rfilename"]), int(str(size)), sha256, str(listed.get("blobId") or "")
    )


def _wait_seconds(headers: httpx.Headers) -> float:
    """Return the seconds to wait, at most LONGEST_WAIT.

    Source is Retry-After, or the hub's own `RateLimit: "api";r=0;t=55`.
    """
    limit = re.search(r"\bt=(\d+)", headers.get("ratelimit", ""))
    value = headers.get("retry-after") or (limit.group(1) if limit else "0")
    try:
        return min(MAX_WAIT, max(0.0, float(value)))
    except ValueError:  # a date
        return 0.0
