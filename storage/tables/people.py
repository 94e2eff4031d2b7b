"""Tables of people, their accounts, groups, codes, browsers and tokens, and the audit log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import CodeKind, Deletion, MessageRef, Options, Platform, Quota, Role
from storage.tables.columns import Table


class PersonRow(Table):
    """Person."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(index=True)
    locale: Mapped[str]
    options: Mapped[Options]
    tongue: Mapped[str] = mapped_column(server_default="")
    news: Mapped[bool] = mapped_column(server_default=false(), index=True)
    created: Mapped[datetime]
    quota: Mapped[Quota] = mapped_column(server_default="{}")


class AccountRow(Table):
    """Platform account of a person. `invited`: it used an invite code."""

    __tablename__ = "accounts"

    platform: Mapped[Platform] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    invited: Mapped[bool] = mapped_column(server_default=false())


class DeletionRow(Table):
    """Deletion that a person has confirmed on a platform, until it is done."""

    __tablename__ = "deletions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    platform: Mapped[Platform]
    deletion: Mapped[Deletion]


class ChatRow(Table):
    """Group with its settings: automatic transcription and rules for words."""

    __tablename__ = "chats"

    platform: Mapped[Platform] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    automatic: Mapped[bool]
    changed_by: Mapped[str]
    changed: Mapped[datetime]
    replacements: Mapped[tuple[tuple[str, str], ...]] = mapped_column(server_default="[]")


class AuditRow(Table):
    """Action of an administrator; the account is "" when it was deleted."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "actor_platform", "actor"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    actor_platform: Mapped[str] = mapped_column(String(16))
    actor: Mapped[str]
    action: Mapped[str] = mapped_column(String(16))
    target: Mapped[str] = mapped_column(index=True)
    moment: Mapped[datetime]
    detail: Mapped[str] = mapped_column(server_default="")


class CodeRow(Table):
    """Link, invite or sign-in code; only its digest is stored.

    `owner` is "" when deleted. `joined` is the account that used a link code, until the owner is
    notified. `name` is that of the person who asked for a sign-in code.
    """

    __tablename__ = "codes"
    __table_args__ = (
        Index(None, "kind", "expires"),
        Index(None, "owner_platform", "owner"),
    )

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[CodeKind]
    label: Mapped[str] = mapped_column(String(16))
    owner_platform: Mapped[str] = mapped_column(String(16))
    owner: Mapped[str]
    place: Mapped[MessageRef | None]
    uses: Mapped[int]
    remaining: Mapped[int]
    joined: Mapped[str | None] = mapped_column(index=True)
    created: Mapped[datetime]
    expires: Mapped[datetime] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(64), server_default="")


class TryRow(Table):
    """Number of wrong codes of an account, and the moment of the last one.

    `who` is a digest of the account. It outlives the account's deletion and is deleted after an
    hour.
    """

    __tablename__ = "tries"

    who: Mapped[str] = mapped_column(String(64), primary_key=True)
    wrong: Mapped[int]
    last: Mapped[datetime] = mapped_column(index=True)


class WebSessionRow(Table):
    """Browser that an account signed in; only the digest of its secret is stored.

    `ended` is the moment at which the person ended it. From `expires` on it is none; the row is
    deleted later.
    """

    __tablename__ = "web_sessions"
    __table_args__ = (Index(None, "platform", "account"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    browser: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(64), server_default="")
    created: Mapped[datetime]
    seen: Mapped[datetime]
    ended: Mapped[datetime | None]
    expires: Mapped[datetime] = mapped_column(index=True)


class ApiTokenRow(Table):
    """Access token that an account made for a program; only its digest is stored.

    `scopes` have spaces between them. `ended` is the moment at which the person revoked it.
    From `expires` on it is none; the row is deleted later.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (Index(None, "platform", "account"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    name: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime]
    used: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    expires: Mapped[datetime] = mapped_column(index=True)


class UsedProofRow(Table):
    """Digest of a proof of identity that signed a browser in. From `expires` on the proof is too
    old; the row is deleted later."""

    __tablename__ = "used_proofs"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires: Mapped[datetime] = mapped_column(index=True)


class JoinedLoginRow(Table):
    """Account at a provider, such as Google, that signs in as an account here; only the digest of
    its id there is stored. `name` is that of the account here."""

    __tablename__ = "joined_logins"
    __table_args__ = (Index(None, "platform", "account"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    provider: Mapped[str] = mapped_column(String(16))
    platform: Mapped[Platform]
    account: Mapped[str]
    name: Mapped[str] = mapped_column(String(64))
    joined: Mapped[datetime]


class LoginNoticeRow(Table):
    """Notice that an account is yet to get of an account at a provider: that it was joined to the
    person, or parted from."""

    __tablename__ = "login_notices"
    __table_args__ = (Index(None, "platform", "account"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    provider: Mapped[str] = mapped_column(String(16))
    joined: Mapped[bool]
    moment: Mapped[datetime] = mapped_column(index=True)
