"""The errors that a person may be shown, drawn as a tree.

    UserError                     has a stable `code` and `values`; the bot has words for the code
    ├── BadMedia                  what was sent can't be used
    │   ├── EmptyFile             `empty_file`
    │   ├── NotMedia              `not_media`       not a container that we open
    │   ├── NoAudio               `no_audio`        a picture, a silent film
    │   ├── CorruptMedia          `corrupt`         opens, but nothing can be decoded
    │   ├── EncryptedMedia        `encrypted`
    │   ├── UnsupportedCodec      `unsupported`     its sound is in a codec that we can't decode
    │   ├── TooLong               `too_long`        values: minutes, limit
    │   └── TooLarge              `too_large`       values: megabytes, limit
    │       └── TooLargeHere      `too_large_here`  the platform hands bots no file of this size
    ├── Refused                   what a rule does not allow
    │   ├── NoAccess              `no_access`       values: account
    │   │   └── NotInvited        `not_invited`     values: account
    │   ├── TooManyJobs           `too_many_jobs`   values: limit, names
    │   └── QuotaUsedUp           `quota_used_up`   values: minutes, limit, until
    │       └── LongerThanADay    `longer_than_a_day`  values: minutes, limit
    ├── EngineTrouble             an engine can't do its part; values: engine
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
    ├── KeptCrashing              `kept_crashing`   three processes died over it
    └── BadSetting                `bad_setting`     values: setting, problem

    Stopped                       the job was cancelled, or lost to another worker; never shown

Anything else that is raised is a bug: it is logged with its job id and answered politely.
"""

from __future__ import annotations

from typing import ClassVar


class UserError(Exception):
    """A failure that we foresee. `values` fill the placeholders of the words for `code`."""

    code: ClassVar[str] = "expected"

    def __init__(self, detail: str = "", **values: str | float) -> None:
        """`detail` is for the log only; `values` may be shown to the person."""
        super().__init__(detail or self.code)
        self.detail = detail
        self.values = {name: str(value) for name, value in values.items()}


class BadMedia(UserError):
    """What was sent can't be used."""

    code = "bad_media"


class EmptyFile(BadMedia):
    """No bytes."""

    code = "empty_file"


class NotMedia(BadMedia):
    """Not a container that we open."""

    code = "not_media"


class NoAudio(BadMedia):
    """No audio track."""

    code = "no_audio"


class CorruptMedia(BadMedia):
    """It opens, but nothing can be decoded."""

    code = "corrupt"


class EncryptedMedia(BadMedia):
    """Protected by DRM."""

    code = "encrypted"


class UnsupportedCodec(BadMedia):
    """Its sound is in a codec that we can't decode."""

    code = "unsupported"


class TooLong(BadMedia):
    """Longer than the operator allows. Values: minutes, limit (minutes)."""

    code = "too_long"


class TooLarge(BadMedia):
    """Larger than can be fetched. Values: megabytes, limit (megabytes)."""

    code = "too_large"


class TooLargeHere(TooLarge):
    """Larger than the platform hands to bots. Values: megabytes, limit (megabytes)."""

    code = "too_large_here"


class Refused(UserError):
    """What a rule does not allow."""

    code = "refused"


class NoAccess(Refused):
    """The person may not use this bot. Values: account (as the operator writes it)."""

    code = "no_access"


class NotInvited(NoAccess):
    """The person did not come with an invite code, which is how to get in. Values: account."""

    code = "not_invited"


class TooManyJobs(Refused):
    """The person has as many jobs under way as they may. Values: limit, names (of files)."""

    code = "too_many_jobs"


class QuotaUsedUp(Refused):
    """Too few are left of the person's minutes of 24 hours. Values: minutes (left), limit, until
    (when there are enough, ISO 8601)."""

    code = "quota_used_up"


class LongerThanADay(QuotaUsedUp):
    """Longer than all the minutes that the person has in 24 hours. Values: minutes, limit."""

    code = "longer_than_a_day"


class EngineTrouble(UserError):
    """An engine can't do its part. Values: engine."""

    code = "engine_trouble"


class EngineMissing(EngineTrouble):
    """A model, key or library is not there. Values: engine, setting."""

    code = "engine_missing"


class ModelNotFetched(EngineTrouble):
    """A model that has to be downloaded first was not. Values: engine, model, setting, reason
    (`silent`, `unreachable`, `offline`, `no_space`, `damaged`, `nonsense`)."""

    code = "model_not_fetched"


class EngineLacksLanguage(EngineMissing):
    """It is there and works, and not in this language. Values: engine, setting, language (ISO
    639-1)."""

    code = "engine_lacks_language"


class EngineUnreachable(EngineTrouble):
    """Its server does not answer, or answers with a server's error."""

    code = "engine_unreachable"


class EngineOverQuota(EngineTrouble):
    """Its server says: too many requests, or the quota is used up."""

    code = "engine_over_quota"


class EngineRefused(EngineTrouble):
    """Its server declined the content."""

    code = "engine_refused"


class EngineTooSlow(EngineTrouble):
    """It did not answer in time."""

    code = "engine_too_slow"


class EngineNonsense(EngineTrouble):
    """Its answer can't be read."""

    code = "engine_nonsense"


class InvalidOption(UserError):
    """An option that can't be read. Values: wish (as written), choices."""

    code = "bad_wish"


class MediaGone(UserError):
    """The platform no longer has the file."""

    code = "media_gone"


class KeptCrashing(UserError):
    """Worker processes died over this job until we stopped trying."""

    code = "kept_crashing"


class BadSetting(UserError):
    """A setting that can't be. Values: setting, problem."""

    code = "bad_setting"


class Stopped(Exception):
    """The job was cancelled, or another worker has it now: leave quietly."""
