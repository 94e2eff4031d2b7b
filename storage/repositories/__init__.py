"""Repositories: rows to models and back, one per topic, all inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, Corrected
from storage.repositories.announcements import Announcements
from storage.repositories.audit import Audit
from storage.repositories.chats import Chats
from storage.repositories.deletions import Deletions
from storage.repositories.deliveries import Deliveries, Sends
from storage.repositories.history import History
from storage.repositories.jobs.handed_over import HandedOver
from storage.repositories.jobs.requests import Jobs
from storage.repositories.jobs.uploads import Uploads
from storage.repositories.pages.corrections import Corrections
from storage.repositories.pages.shares import Shares
from storage.repositories.pending_replies import PendingReplies
from storage.repositories.people import People
from storage.repositories.received_updates import ReceivedUpdates
from storage.repositories.secrets.api_tokens import ApiTokens
from storage.repositories.secrets.codes import Codes
from storage.repositories.secrets.web_sessions import WebSessions
from storage.repositories.service_flags import ServiceFlags
from storage.repositories.stage_speeds import StageSpeeds
from storage.repositories.statistics import StatisticsQueries
from storage.repositories.transcripts import Found, Transcripts
from storage.repositories.usage import Usage
from storage.repositories.voices import Voices

__all__ = [
    "Announcements",
    "ApiTokens",
    "Audit",
    "Chats",
    "Codes",
    "Corrections",
    "Deletions",
    "Deliveries",
    "Found",
    "HandedOver",
    "History",
    "Jobs",
    "PendingReplies",
    "People",
    "ReceivedUpdates",
    "Sends",
    "ServiceFlags",
    "Shares",
    "StageSpeeds",
    "StatisticsQueries",
    "Transcripts",
    "Unit",
    "Uploads",
    "Usage",
    "Voices",
    "WebSessions",
    "new_unit",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """One transaction, as the repositories that work in it."""

    people: People
    chats: Chats
    jobs: Jobs
    history: History
    received_updates: ReceivedUpdates
    deletions: Deletions
    deliveries: Deliveries
    pending_replies: PendingReplies
    stage_speeds: StageSpeeds
    statistics: StatisticsQueries
    audit: Audit
    transcripts: Transcripts
    voices: Voices
    service_flags: ServiceFlags
    codes: Codes
    usage: Usage
    announcements: Announcements
    sends: Sends
    web_sessions: WebSessions
    corrections: Corrections
    shares: Shares
    handed_over: HandedOver
    uploads: Uploads
    api_tokens: ApiTokens

    async def forget_secrets(self, account: Account) -> None:
        """Delete the account's codes, sessions of browsers, access tokens, and shared links."""
        await self.codes.forget(account)
        await self.shares.end_for([account])
        await self.web_sessions.forget(account)
        await self.api_tokens.forget(account)

    async def follow_answer(self, root: str, job_id: str, corrected: Corrected | None) -> None:
        """Let what belongs to an answer go with the job that has the newest one."""
        await self.corrections.follow(root, job_id, corrected)
        await self.shares.follow(root, job_id)

    async def delete_expired_secrets(self, now: datetime) -> None:
        """Delete codes, sessions of browsers, access tokens, and shared links that have ended."""
        await self.codes.delete_expired(now)
        await self.shares.delete_expired(now)
        await self.web_sessions.delete_expired(now)
        await self.api_tokens.delete_expired(now)


def new_unit(connection: AsyncConnection) -> Unit:
    """Return the repositories of the transaction of a connection."""
    return Unit(
        people=People(connection),
        chats=Chats(connection),
        jobs=Jobs(connection),
        history=History(connection),
        received_updates=ReceivedUpdates(connection),
        deletions=Deletions(connection),
        deliveries=Deliveries(connection),
        pending_replies=PendingReplies(connection),
        stage_speeds=StageSpeeds(connection),
        statistics=StatisticsQueries(connection),
        audit=Audit(connection),
        transcripts=Transcripts(connection),
        voices=Voices(connection),
        service_flags=ServiceFlags(connection),
        codes=Codes(connection),
        usage=Usage(connection),
        announcements=Announcements(connection),
        sends=Sends(connection),
        web_sessions=WebSessions(connection),
        handed_over=HandedOver(connection),
        uploads=Uploads(connection),
        api_tokens=ApiTokens(connection),
        corrections=Corrections(connection),
        shares=Shares(connection),
    )
