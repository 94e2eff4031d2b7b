"""Notes about deleted rows with names of people: sessions, tokens, webhooks, codes, joined logins
and uploads."""

from __future__ import annotations

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

WATCHED = ("web_sessions", "api_tokens", "webhooks", "codes", "joined_logins", "uploads")
"""See version 0018. What was deleted before this version is noted, too."""


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in WATCHED:
        op.execute(
            f"CREATE TRIGGER {table}_delete AFTER DELETE ON {table} REFERENCING OLD TABLE AS gone"
            " FOR EACH STATEMENT EXECUTE FUNCTION note_erasure()"
        )
        op.execute(f"INSERT INTO erasures (name) VALUES ('{table}')")  # noqa: S608  a constant


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in WATCHED:
            op.execute(f"DROP TRIGGER {table}_delete ON {table}")
