"""Errors that may be shown to users, as a tree.

    UserError                     has a stable `code` and `values`; catalogues translate the code
    ├── BadMedia                  the media can't be used
    │   ├── EmptyFile             `empty_file`
    │   ├── NotMedia              `not_media`       not a supported container
    │   ├── NoAudio               `no_audio`        a picture, a video without sound
    │   ├── CorruptMedia          `corrupt`         opens, but nothing can be decoded
    │   ├── EncryptedMedia        `encrypted`       protected by DRM
    │   ├── UnsupportedCodec      `unsupported`     the audio has an unsupported codec
    │   ├── NoSuchPart            `no_such_part`    values: start, end, length
    │   ├── TooLong               `too_long`        values: minutes, limit
    │   └── TooLarge              `too_large`       values: megabytes, limit
    │       └── TooLargeHere      `too_large_here`  the platform gives bots no file of this size
    ├── Refused                   a rule does not allow it
    │   ├── NoAccess              `no_access`       values: account
    │   │   └── NotInvited        `not_invited`     values: account
    │   ├── TooManyJobs           `too_many_jobs`   values: limit, names
    │   └── QuotaUsedUp           `quota_used_up`   values: minutes, limit, until
    │       └── LongerThanADay    `longer_than_a_day`  values: minutes, limit
    ├── EngineTrouble             an engine failed; values: engine
    │   ├── EngineMissing         `engine_missing`  values: engine, setting
    │   │   └── EngineLacksLanguage  `engine_lacks_language`  values: engine, setting, language
    │   ├── ModelNotFetched       `model_not_fetched`  values: engine, model, setting, reason
    │   ├── EngineUnreachable     `engine_unreachable`
    │   ├── EngineOverQuota       `engine_over_quota`
    │   ├── EngineRefused         `engine_refused`  a safety block
    │   ├── EngineTooSlow         `engine_too_slow`
    │   └── EngineNonsense        `engine_nonsense` an answer that can't be read
    ├── InvalidOption             `bad_wish`        values: wish, choices
    ├── MediaGone                 `media_gone`      the platform no longer has the file
    ├── KeptCrashing              `kept_crashing`   three worker processes died during the job
    └── BadSetting                `bad_setting`     values: setting, problem

    Stopped                       the job was cancelled, or taken over by another worker; not shown

Any other exception is a bug: it is logged with the job's id, and the user gets a general message.
"""

from __future__ import annotations

from typing import ClassVar


class UserError(Exception):
    """An expected failure. `values` fill the placeholders of the message for `code`. `is_mistake`:
    the person who asked caused it, so that statistics do not count it as a failure."""

    code: ClassVar[str] = "expected"
    is_mistake: ClassVar[bool] = False

    def __init__(self, detail: str = "", **values: str | float) -> None:
        """`detail` is for the log only; `values` may be shown to the user."""
        super().__init__(detail or self.code)
        self.detail = detail
        self.values = {name: str(value) for name, value in values.items()}


class BadMedia(UserError):
    """The media can't be used."""

    code = "bad_media"
    is_mistake = True


class EmptyFile(BadMedia):
    """The file has no bytes."""

    code = "empty_file"


class NotMedia(BadMedia):
    """The file is not in a supported container."""

    code = "not_media"


class NoAudio(BadMedia):
    """The media has no audio track."""

    code = "no_audio"


class CorruptMedia(BadMedia):
    """The media opens, but nothing can be decoded."""

    code = "corrupt"


class EncryptedMedia(BadMedia):
    """The media is protected by DRM."""

    code = "encrypted"


class UnsupportedCodec(BadMedia):
    """The audio is in an unsupported codec."""

    code = "unsupported"


class NoSuchPart(BadMedia):
    """Nothing is in the requested part. Values: start, end, length (`1:02:03`)."""

    code = "no_such_part"


class TooLong(BadMedia):
    """The recording is longer than the operator allows. Values: minutes, limit (minutes)."""

    code = "too_long"


class TooLarge(BadMedia):
    """The file is larger than can be fetched. Values: megabytes, limit (megabytes)."""

    code = "too_large"


class TooLargeHere(TooLarge):
    """The file is larger than the platform gives to bots. Values: megabytes, limit (megabytes)."""

    code = "too_large_here"


class Refused(UserError):
    """A rule does not allow the request."""

    code = "refused"
    is_mistake = True


class NoAccess(Refused):
    """The person may not use this bot. Values: account (in the operator's notation)."""

    code = "no_access"


class NotInvited(NoAccess):
    """The person needs an invite code and has not used one. Values: account."""

    code = "not_invited"


class TooManyJobs(Refused):
    """The person has as many unfinished jobs as allowed. Values: limit, names (of files)."""

    code = "too_many_jobs"


class QuotaUsedUp(Refused):
    """The person has too few minutes left of 24 hours. Values: minutes (left), limit, until (moment
    at which enough are left, ISO 8601)."""

    code = "quota_used_up"


class LongerThanADay(QuotaUsedUp):
    """The recording is longer than a person's minutes of 24 hours. Values: minutes, limit."""

    code = "longer_than_a_day"


class EngineTrouble(UserError):
    """An engine failed. Values: engine."""

    code = "engine_trouble"


class EngineMissing(EngineTrouble):
    """A model, key or library is missing. Values: engine, setting."""

    code = "engine_missing"


class ModelNotFetched(EngineTrouble):
    """A model could not be downloaded.

    Values: engine, model, setting, reason (`silent`, `unreachable`, `offline`, `no_space`,
    `damaged`, `nonsense`).
    """

    code = "model_not_fetched"


class EngineLacksLanguage(EngineMissing):
    """The engine lacks this language. Values: engine, setting, language (ISO 639-1)."""

    code = "engine_lacks_language"


class EngineUnreachable(EngineTrouble):
    """The engine's server does not answer, or answers with a server error."""

    code = "engine_unreachable"


class EngineOverQuota(EngineTrouble):
    """The engine's server reports too many requests, or a used up quota."""

    code = "engine_over_quota"


class EngineRefused(EngineTrouble):
    """The engine's server declined the content."""

    code = "engine_refused"


class EngineTooSlow(EngineTrouble):
    """The engine did not answer in time."""

    code = "engine_too_slow"


class EngineNonsense(EngineTrouble):
    """The engine's answer can't be read."""

    code = "engine_nonsense"


class InvalidOption(UserError):
    """An option can't be read. Values: wish (as typed), choices."""

    code = "bad_wish"
    is_mistake = True


class MediaGone(UserError):
    """The platform no longer has the file."""

    code = "media_gone"


class KeptCrashing(UserError):
    """Worker processes died during this job until no tries were left."""

    code = "kept_crashing"


class BadSetting(UserError):
    """A setting can't be used. Values: setting, problem."""

    code = "bad_setting"


class Stopped(Exception):
    """The job was cancelled, or another worker has it now: end without a message."""
