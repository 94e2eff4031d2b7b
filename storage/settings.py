"""Settings of storage: addresses of database and blobs, retention, logging."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from storage.config.addresses import blob_address, watch_address
from storage.config.database_address import database_address
from storage.config.settings_group import SettingsGroup


class StorageSettings(SettingsGroup):
    """Read from the environment and `.env`; every field's description is its documentation."""

    data_dir: Path = Path("data")
    """Folder for the database, the blobs, the embedded queue and the joined models."""
    database_url: str = ""
    """Address of the database; empty: SQLite in DATA_DIR. To grow:
    postgresql://user:password@host/db"""
    blob_url: str = ""
    """Address of files and checkpoints; empty: a folder in DATA_DIR."""
    retention_days: int = Field(default=30, ge=0)
    """Days after which transcripts and results are deleted; 0 keeps them until somebody asks."""
    keep_media_hours: int = Field(default=24, ge=0)
    """Hours for which a recording is kept after its job, to do it again without sending it again;
    0: it is deleted when its job is done."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """Lowest level of messages in the log."""
    log_format: Literal["text", "json"] = "text"
    """`json` writes one object a line, for log collectors."""
    watch_listen: str = ""
    """Address for health checks, as host:port, or a port of 127.0.0.1: 9464. Each process needs its
    own; the worker of `mp4totext up` takes the next port. Empty: none."""

    @field_validator("data_dir")
    @classmethod
    def _home(cls, folder: Path) -> Path:
        if "?" in str(folder):
            raise ValueError("must be a folder without ? in its name")
        try:
            return folder.expanduser()
        except RuntimeError:
            raise ValueError("starts with ~, and this user has no home; write it in full") from None

    @field_validator("database_url")
    @classmethod
    def _database(cls, written: str) -> str:
        return database_address(written) if written else ""

    @field_validator("blob_url")
    @classmethod
    def _address(cls, written: str) -> str:
        return blob_address(written) if written else ""

    @field_validator("watch_listen")
    @classmethod
    def _watch(cls, written: str) -> str:
        return watch_address(written) if written else ""

    @property
    def database(self) -> str:
        """Effective address of the database."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir.resolve()}/mp4totext.db"

    @property
    def typed_lines(self) -> Path:
        """History file of the console chat."""
        return self.data_dir / "console-history"

    @property
    def blobs(self) -> str:
        """Effective address of the blob store."""
        return self.blob_url or f"file://{self.data_dir.resolve()}/blobs"
