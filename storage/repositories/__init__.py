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
from storage.repositories.pages.fingerprints import Fingerprints
from storage.repositories.pages.library import Library
from storage.repositories.pages.shares import Shares
from storage.repositories.pages.tags import Tags
from storage.repositories.pending_replies import PendingReplies
from storage.repositories.people import People
from storage.repositories.received_updates import ReceivedUpdates
from storage.repositories.secrets.api_tokens import ApiTokens
from storage.repositories.secrets.codes import Codes
from storage.repositories.secrets.joined_logins import JoinedLogins
from storage.repositories.secrets.login_notices import LoginNotices
from storage.repositories.secrets.used_proofs import UsedProofs
from storage.repositories.secrets.web_sessions import WebSessions
from storage.repositories.service_flags import ServiceFlags
from storage.repositories.stage_speeds import StageSpeeds
from storage.repositories.statistics import StatisticsQueries
from storage.repositories.transcripts import Found, Transcripts
from storage.repositories.usage import Usage
from storage.repositories.voices import Voices
from storage.repositories.webhooks.deliveries import KEEP, WebhookDeliveries
from storage.repositories.webhooks.webhooks import Webhooks

__all__ = [
    "Announcements",
    "ApiTokens",
    "Audit",
    "Chats",
    "Codes",
    "Corrections",
    "Deletions",
    "Deliveries",
    "Fingerprints",
    "Found",
    "HandedOver",
    "History",
    "Jobs",
    "Library",
    "PendingReplies",
    "People",
    "ReceivedUpdates",
    "Sends",
    "ServiceFlags",
    "Shares",
    "StageSpeeds",
    "StatisticsQueries",
    "Tags",
    "Transcripts",
    "Unit",
    "Uploads",
    "Usage",
    "Voices",
    "WebSessions",
    "WebhookDeliveries",
    "Webhooks",
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
    tags: Tags
    library: Library
    handed_over: HandedOver
    uploads: Uploads
    api_tokens: ApiTokens
    used_proofs: UsedProofs
    joined_logins: JoinedLogins
    login_notices: LoginNotices
    fingerprints: Fingerprints
    webhooks: Webhooks
    webhook_deliveries: WebhookDeliveries

    async def forget_secrets(self, account: Account) -> None:
        """Delete the account's codes, browser sessions, access tokens, webhooks, shared links, and
        the accounts at providers that sign in as it, with the notices about them."""
        await self.codes.forget(account)
        await self.shares.end_for([account])
        await self.web_sessions.forget(account)
        await self.api_tokens.forget(account)
        await self.webhooks.forget(account)
        await self.joined_logins.forget(account)
        await self.login_notices.forget(account)

    async def follow_answer(self, root: str, job_id: str, corrected: Corrected | None) -> None:
        """Let what belongs to an answer go with the job that has the newest one."""
        await self.corrections.follow(root, job_id, corrected)
        await self.shares.follow(root, job_id)
        await self.tags.follow(root, job_id)

    async def delete_expired_secrets(self, now: datetime) -> None:
        """Delete codes, browser sessions, access tokens and shared links that have ended, used
        proofs that are too old to be used again, old notices about accounts at providers, and old
        deliveries to webhooks."""
        await self.codes.delete_expired(now)
        await self.shares.delete_expired(now)
        await self.web_sessions.delete_expired(now)
        await self.api_tokens.delete_expired(now)
        await self.used_proofs.delete_expired(now)
        await self.login_notices.delete_expired(now)
        await self.webhook_deliveries.delete_before(now - KEEP)


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
        used_proofs=UsedProofs(connection),
        joined_logins=JoinedLogins(connection),
        login_notices=LoginNotices(connection),
        corrections=Corrections(connection),
        shares=Shares(connection),
        fingerprints=Fingerprints(connection),
        tags=Tags(connection),
        library=Library(connection),
        webhooks=Webhooks(connection),
        webhook_deliveries=WebhookDeliveries(connection),
    )
