"""Column types, SQL functions and the base class of all tables, for SQLite and PostgreSQL alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Enum, Float, MetaData, String, Text, literal
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from storage.models import (
    AnnouncementState,
    Change,
    CodeKind,
    Deletion,
    Failure,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
    Quota,
    ReceiverState,
    RecordingKind,
    Result,
    Role,
    SendRecord,
    Stage,
    Voiceprint,
    WebhookDeliveryState,
    WebhookError,
    WebhookEvent,
    WebhookOff,
)
from storage.serialization import from_json, to_json


class Moment(TypeDecorator[datetime]):
    """Aware datetime in UTC. SQLite has no time zones and stores UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive datetimes, whose moment is ambiguous."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value!r}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy's signature
    ) -> datetime | None:
        """Restore the time zone."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


_USUAL: dict[Any, Any] = {Options: Options(), Quota: Quota()}
"""Value of most rows, by model."""


class JsonModel(TypeDecorator[Any]):
    """Model as JSON text. Its columns are read as a whole and never searched. What most rows have
    is converted once."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self._usual = _USUAL.get(kind)
        self._usual_text = to_json(self._usual)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Convert a model to JSON."""
        if value is None:
            return None
        return self._usual_text if value == self._usual else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """Convert JSON to the model."""
        if value is None:
            return None
        return self._usual if value == self._usual_text else from_json(value, self.kind)


class db_time(FunctionElement[datetime]):  # noqa: N801 - reads as the SQL function that it is
    """Moment by the database's clock, `seconds` from now.

    Leases use this one clock, so the clocks of workers need not agree.
    """

    # The seconds are a bound value, so statements with this function are compiled once and cached.
    # https://docs.sqlalchemy.org/en/20/core/compiler.html#enabling-caching-support-for-custom-constructs
    inherit_cache = True
    type = Moment()

    def __init__(self, seconds: float = 0) -> None:
        super().__init__(literal(float(seconds), Float))


@compiles(db_time, "sqlite")
def _sqlite_time(element: db_time, compiler: SQLCompiler, **options: Any) -> str:
    # The text form of SQLAlchemy's DateTime on SQLite, so that moments compare as text.
    # https://www.sqlite.org/lang_datefunc.html: %f is seconds with three decimals.
    later = f"printf('%+.3f seconds', {compiler.process(element.clauses, **options)})"
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', {later})"


@compiles(db_time)
def _postgresql_time(element: db_time, compiler: SQLCompiler, **options: Any) -> str:
    # now() stands still inside a transaction, clock_timestamp() does not.
    later = f"make_interval(secs => {compiler.process(element.clauses, **options)})"
    return f"(clock_timestamp() + {later})"


class day_of(FunctionElement[str]):  # noqa: N801 - as above
    """Day of a moment in UTC, as `2026-01-31`."""

    inherit_cache = True
    type = String()


@compiles(day_of, "sqlite")
def _sqlite_day(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, 10)"


@compiles(day_of)
def _postgresql_day(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    return (
        f"to_char({compiler.process(element.clauses, **options)} AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
    )


def choice(kind: type[Any]) -> Enum:
    """Return a column type that stores a StrEnum as text: new values need no migration."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=16,
        values_callable=lambda choices: [choice.value for choice in choices],
    )


class Table(DeclarativeBase):
    """Base of all tables: names of constraints and types of columns."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it off the class
        datetime: Moment(),
        CodeKind: choice(CodeKind),
        JobState: choice(JobState),
        AnnouncementState: choice(AnnouncementState),
        Platform: choice(Platform),
        ReceiverState: choice(ReceiverState),
        RecordingKind: choice(RecordingKind),
        Role: choice(Role),
        Stage: choice(Stage),
        WebhookDeliveryState: choice(WebhookDeliveryState),
        WebhookError: choice(WebhookError),
        WebhookEvent: choice(WebhookEvent),
        WebhookOff: choice(WebhookOff),
        Change: JsonModel(Change),
        Deletion: JsonModel(Deletion),
        Failure: JsonModel(Failure),
        Media: JsonModel(Media),
        MessageRef: JsonModel(MessageRef),
        Options: JsonModel(Options),
        Quota: JsonModel(Quota),
        Result: JsonModel(Result),
        SendRecord: JsonModel(SendRecord),
        Voiceprint: JsonModel(Voiceprint),
        list[MessageRef]: JsonModel(list[MessageRef]),
        list[tuple[float, str]]: JsonModel(list[tuple[float, str]]),
        tuple[tuple[str, str], ...]: JsonModel(tuple[tuple[str, str], ...]),
    }
