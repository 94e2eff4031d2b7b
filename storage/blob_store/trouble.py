"""Troubles of a bucket, and of the disk of a folder, each with a code and words for the operator.

None of them ends a job: an operator has to act, or the server recovers, and the job waits. Codes of
S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from storage.machine.disk import disk_trouble, is_out_of_space

Code = Literal[
    "no_bucket",
    "wrong_key",
    "wrong_secret",
    "no_right",
    "wrong_clock",
    "wrong_region",
    "unreachable",
    "silent",
    "busy",
    "full",
    "failed",
]


class BlobStoreTrouble(Exception):
    """The bucket or the disk did not do what was asked. `problem` says it to the operator, `todo`
    what to do; both without secrets."""

    passes = True
    """It is logged without a traceback (`storage.logs`)."""

    def __init__(self, code: Code, problem: str, todo: str) -> None:
        super().__init__(f"{problem}; {todo} ({code})")
        self.code = code
        self.problem = problem
        self.todo = todo


@dataclass(frozen=True, slots=True)
class _Words:
    code: Code
    problem: str
    todo: str


_SEE_DISK = "see dmesg; mount it writable, or repair it"
_KEYS = "see S3_ACCESS_KEY and S3_SECRET_KEY"
_BY_NAME = {
    "NoSuchBucket": _Words("no_bucket", "there is no such bucket", "create it, or see BLOB_URL"),
    "InvalidBucketName": _Words("no_bucket", "that is no name of a bucket", "see BLOB_URL"),
    "InvalidAccessKeyId": _Words("wrong_key", "the server does not know the access key", _KEYS),
    "SignatureDoesNotMatch": _Words(
        "wrong_secret", "the secret does not fit the access key", "see S3_SECRET_KEY"
    ),
    "AccessDenied": _Words(
        "no_right",
        "the key may not do that",
        "give it the rights to read, write, delete and list in the bucket (docs/OPERATING.md)",
    ),
    "AllAccessDisabled": _Words("no_right", "the bucket is closed", "ask who runs the server"),
    "RequestTimeTooSkewed": _Words(
        "wrong_clock", "this machine's clock differs from the server's", "synchronize it (NTP)"
    ),
    "PermanentRedirect": _Words("wrong_region", "the bucket is in another region", "see S3_REGION"),
    "AuthorizationHeaderMalformed": _Words(
        "wrong_region", "the server expects another region", "see S3_REGION"
    ),
    "SlowDown": _Words("busy", "the server asks for fewer requests", "wait, or raise its limits"),
    "ServiceUnavailable": _Words("busy", "the server is not ready", "wait, or see its log"),
    "QuotaExceeded": _Words("full", "the quota of the bucket is used up", "raise it"),
    "XMinioStorageFull": _Words("full", "the server's disk is full", "free some space there"),
    "InsufficientStorage": _Words("full", "the server has no space left", "free some there"),
}
_OF_ONE_KEY = r"DeleteObjects request failed for key .*\(code: (\w{1,60})\)"
_BY_STATUS = {
    "401": _Words("wrong_key", "the server does not accept the access key", _KEYS),
    "403": _BY_NAME["AccessDenied"],
    "404": _Words("no_bucket", "there is no such bucket at this address", "see S3_ENDPOINT"),
    "429": _BY_NAME["SlowDown"],
    "503": _BY_NAME["ServiceUnavailable"],
    "507": _BY_NAME["InsufficientStorage"],
}
_BY_KIND = {
    "Timeout": _Words("silent", "the server gave no answer in time", "see its load and network"),
    "Connect": _Words("unreachable", "nothing answers there", "see S3_ENDPOINT and the network"),
    "Request": _Words("unreachable", "the connection broke off", "see S3_ENDPOINT and the network"),
    "Interrupted": _Words("unreachable", "the connection broke off", "see the network"),
}


def describe(error: Exception, place: str) -> BlobStoreTrouble:
    """Return the trouble that an error of obstore tells of. `place` names the bucket."""
    text = str(error)
    name, status, kind = error_name(error), _find(r"status code: (\d{3})", text), _kind(text)
    words = _BY_NAME.get(name) or _BY_STATUS.get(status) or _BY_KIND.get(kind)
    if words is None and "redirect without LOCATION" in text:  # AWS to another region
        words = _BY_NAME["PermanentRedirect"]
    if words is None:
        line = (text.splitlines() or [type(error).__name__])[0]
        told = f"{status} {name}".strip() or line.rpartition(" - ")[2][:200]
        words = _Words("failed", f"the server answered: {told}", "see its log")
    return BlobStoreTrouble(words.code, f"{place}: {words.problem}", words.todo)


def error_name(error: Exception) -> str:
    """Return the name of the error in the server's answer, such as NoSuchKey; "" without one. Of a
    request that deletes several objects, obstore tells the error of one of them."""
    text = str(error)
    return _find(r"<Code>\s*(\w{1,60})\s*</Code>", text) or _find(_OF_ONE_KEY, text)


def has_client_error(error: Exception) -> bool:
    """Return whether the server answered with a status of 400 to 499."""
    return bool(_find(r"status code: (4\d\d)", str(error)))


def _kind(text: str) -> str:
    """Return the kind of an error of the connection, by the names of object_store's
    HttpErrorKind."""
    return _find(r"kind: (\w+)", text)


def _find(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[1] if found else ""


@contextmanager
def disk_errors_translated(place: str) -> Iterator[None]:
    """Raise BlobStoreTrouble for an error of the disk of a folder, and others as they are."""
    try:
        yield
    except BlobStoreTrouble:
        raise
    except Exception as error:
        words = disk_trouble(error)
        if not words:
            raise
        is_full = is_out_of_space(error)
        code: Code = "full" if is_full else "failed"
        todo = "free some" if is_full else _SEE_DISK
        raise BlobStoreTrouble(code, f"{place}: {words}", todo) from error


def trouble_in(error: BaseException) -> BlobStoreTrouble | None:
    """Return the trouble of a bucket or a disk that an error is, or was caused by."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, BlobStoreTrouble):
        cause = cause.__cause__ or cause.__context__
    return cause
