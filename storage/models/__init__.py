"""Models that every part of the project shares: frozen dataclasses without behaviour.

Times are seconds (float) from the start of the media unless a name says otherwise; moments on the
clock are aware UTC datetimes. Audio is mono 16 kHz.
"""

from storage.models.abilities import ALL_JOBS, Abilities, Lack, Lane
from storage.models.announcements import Announcement, AnnouncementState, ReceiverState
from storage.models.api_tokens import ApiToken, TokenScope
from storage.models.audit import AuditEntry
from storage.models.codes import AccountLink, Code, CodeKind
from storage.models.corrections import Change, ChangeKind, Corrected, Correction
from storage.models.files import Artifact, Blob, FileKind, Media
from storage.models.jobs import (
    CONSTANT_STAGES,
    Ended,
    Failure,
    Fetching,
    Job,
    JobState,
    Note,
    Progress,
    Result,
    Stage,
    job_id,
)
from storage.models.options import (
    DEFAULT_FORMATS,
    Captions,
    Clean,
    Format,
    Numbers,
    Options,
    Rewrite,
    SpeakerCount,
    SummaryStyle,
    VideoCaptions,
    VoiceConsent,
)
from storage.models.parts import WHOLE, Part
from storage.models.people import (
    Account,
    Address,
    Deletion,
    MessageRef,
    Person,
    Platform,
    Role,
    merge_people,
)
from storage.models.quota import AS_THEIR_ROLE, MEGABYTE, Quota, UsageEntry
from storage.models.sends import SEND_AGE, SendRecord, SendState
from storage.models.shares import Share
from storage.models.statistics import Day, Spread, Statistics
from storage.models.transcript import (
    Chapter,
    Diarization,
    FaintSpeech,
    JoinedFile,
    Line,
    Point,
    Removed,
    Segment,
    SpeakerShare,
    SpeakerTurn,
    SpeechMap,
    Summary,
    Transcript,
    Word,
)
from storage.models.uploads import IncomingFile
from storage.models.voices import NamedVoice, SpeakerVoice, Voiceprint
from storage.models.web_sessions import WebSession

__all__ = [
    "ALL_JOBS",
    "AS_THEIR_ROLE",
    "CONSTANT_STAGES",
    "DEFAULT_FORMATS",
    "MEGABYTE",
    "SEND_AGE",
    "WHOLE",
    "Abilities",
    "Account",
    "AccountLink",
    "Address",
    "Announcement",
    "AnnouncementState",
    "ApiToken",
    "Artifact",
    "AuditEntry",
    "Blob",
    "Captions",
    "Change",
    "ChangeKind",
    "Chapter",
    "Clean",
    "Code",
    "CodeKind",
    "Corrected",
    "Correction",
    "Day",
    "Deletion",
    "Diarization",
    "Ended",
    "Failure",
    "FaintSpeech",
    "Fetching",
    "FileKind",
    "Format",
    "IncomingFile",
    "Job",
    "JobState",
    "JoinedFile",
    "Lack",
    "Lane",
    "Line",
    "Media",
    "MessageRef",
    "NamedVoice",
    "Note",
    "Numbers",
    "Options",
    "Part",
    "Person",
    "Platform",
    "Point",
    "Progress",
    "Quota",
    "ReceiverState",
    "Removed",
    "Result",
    "Rewrite",
    "Role",
    "Segment",
    "SendRecord",
    "SendState",
    "Share",
    "SpeakerCount",
    "SpeakerShare",
    "SpeakerTurn",
    "SpeakerVoice",
    "SpeechMap",
    "Spread",
    "Stage",
    "Statistics",
    "Summary",
    "SummaryStyle",
    "TokenScope",
    "Transcript",
    "UsageEntry",
    "VideoCaptions",
    "VoiceConsent",
    "Voiceprint",
    "WebSession",
    "Word",
    "job_id",
    "merge_people",
]
