"""Repositories: rows to models and back, one per topic, all inside one transaction."""

from storage.repositories.announcements import Announcements
from storage.repositories.audit import Audit
from storage.repositories.chats import Chats
from storage.repositories.codes import Codes
from storage.repositories.deliveries import Deliveries, Sends
from storage.repositories.history import History
from storage.repositories.jobs.requests import Jobs
from storage.repositories.pending_replies import PendingReplies
from storage.repositories.people import People
from storage.repositories.received_updates import ReceivedUpdates
from storage.repositories.service_flags import ServiceFlags
from storage.repositories.stage_speeds import StageSpeeds
from storage.repositories.statistics import StatisticsQueries
from storage.repositories.transcripts import Found, Transcripts
from storage.repositories.usage import Usage
from storage.repositories.voices import Voices

__all__ = [
    "Announcements",
    "Audit",
    "Chats",
    "Codes",
    "Deliveries",
    "Found",
    "History",
    "Jobs",
    "PendingReplies",
    "People",
    "ReceivedUpdates",
    "Sends",
    "ServiceFlags",
    "StageSpeeds",
    "StatisticsQueries",
    "Transcripts",
    "Usage",
    "Voices",
]
