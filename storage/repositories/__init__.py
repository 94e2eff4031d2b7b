"""Rows in, nouns out: one repository per idea, all working inside one transaction."""

from storage.repositories.announcements import Announcements
from storage.repositories.audit import Audit
from storage.repositories.chats import Chats
from storage.repositories.codes import Codes
from storage.repositories.deliveries import Deliveries
from storage.repositories.history import History
from storage.repositories.inbox import Inbox
from storage.repositories.jobs import Jobs
from storage.repositories.pending_replies import Questions
from storage.repositories.people import People
from storage.repositories.service_flags import Switches
from storage.repositories.stage_speeds import Speeds
from storage.repositories.statistics import Figures
from storage.repositories.transcripts import Found, Transcripts
from storage.repositories.usage import Usage
from storage.repositories.voices import Voices

__all__ = [
    "Announcements",
    "Audit",
    "Chats",
    "Codes",
    "Deliveries",
    "Figures",
    "Found",
    "History",
    "Inbox",
    "Jobs",
    "People",
    "Questions",
    "Speeds",
    "Switches",
    "Transcripts",
    "Usage",
    "Voices",
]
