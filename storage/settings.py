"""Settings of storage: addresses of database and blobs, retention, logging."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator

from storage.config import bucket
from storage.config.addresses import blob_address, http_address, watch_address
from storage.config.bucket import BucketAccess
from storage.config.database_address import POOL, database_address
from storage.config.settings_group import SettingsGroup
from storage.models import MEGABYTE
from storage.watch import targets
from storage.watch.targets import Collector, SentryProject


class StorageSettings(SettingsGroup):
    """Read from the environment and `.env`; every field's description is its documentation."""

    data_dir: Path = Path("data")
    """Folder for the database, the blobs, the embedded queue and the joined models."""
    database_url: str = ""
    """Address of the database; empty: SQLite in DATA_DIR. To grow:
    postgresql://user:password@host/db"""
    database_pool: int = Field(default=POOL, ge=2, le=1000)
    """Most connections of a process to PostgreSQL; transactions beyond wait for one. All processes
    together, each with three more, must stay below the server's max_connections."""
    blob_url: str = ""
    """Address of files and checkpoints; empty: a folder in DATA_DIR. In a bucket, for workers on
    other machines: s3://bucket/prefix"""
    s3_endpoint: str = ""
    """Server of the bucket, for example http://minio:9000; empty: AWS."""
    s3_region: str = "us-east-1"
    """Region of the bucket: as the server names it, auto for Cloudflare R2."""
    s3_path_style: bool = True
    """The bucket's name is part of the path; false: of the host's name."""
    s3_access_key: SecretStr = SecretStr("")
    """Access key for the bucket."""
    s3_secret_key: SecretStr = SecretStr("")
    """Secret of the access key."""
    blob_cache_megabytes: int = Field(default=2000, ge=0)
    """Recordings that a worker keeps in DATA_DIR/cache when blobs are in a bucket, so that a redo
    does not download them again; 0: none."""
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
    otel_exporter_otlp_endpoint: str = ""
    """Collector that gets a trace of every recording, by OTLP over HTTP: http://tempo:4318. Empty:
    none. It needs the package's extra otel, which the images have."""
    otel_exporter_otlp_headers: SecretStr = SecretStr("")
    """Headers for the collector, comma-separated: Authorization=Basic%20abc."""
    otel_service_name: str = ""
    """Name of the service in its traces; empty: mp4totext."""
    otel_resource_attributes: str = ""
    """Further attributes of all spans, comma-separated:
    deployment.environment.name=production."""
    sentry_dsn: SecretStr = SecretStr("")
    """Sentry project that is told of bugs: https://KEY@HOST/NUMBER. Empty: none. It needs the
    package's extra sentry, which the images have."""
    sentry_environment: str = ""
    """Name of this installation in Sentry; empty: production."""

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

    @field_validator("otel_exporter_otlp_endpoint")
    @classmethod
    def _collector(cls, written: str) -> str:
        return http_address(written, "http://tempo:4318") if written else ""

    @field_validator("otel_exporter_otlp_headers")
    @classmethod
    def _headers(cls, written: SecretStr) -> SecretStr:
        targets.headers(written.get_secret_value())
        return written

    @field_validator("otel_resource_attributes")
    @classmethod
    def _attributes(cls, written: str) -> str:
        targets.pairs(written)
        return written

    @field_validator("sentry_dsn")
    @classmethod
    def _project(cls, written: SecretStr) -> SecretStr:
        if written.get_secret_value():
            targets.check_dsn(written.get_secret_value())
        return written

    @field_validator("s3_endpoint")
    @classmethod
    def _server(cls, written: str) -> str:
        return http_address(written, "http://minio:9000") if written else ""

    @field_validator("s3_region")
    @classmethod
    def _region(cls, written: str) -> str:
        return bucket.region_name(written)

    @field_validator("s3_access_key", "s3_secret_key")
    @classmethod
    def _key(cls, written: SecretStr) -> SecretStr:
        if written.get_secret_value():
            bucket.access_key(written.get_secret_value())
        return written

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

    @property
    def collector(self) -> Collector | None:
        """Collector of traces; None without one."""
        if not self.otel_exporter_otlp_endpoint:
            return None
        resource = targets.pairs(self.otel_resource_attributes)
        if self.otel_service_name:
            resource["service.name"] = self.otel_service_name
        return Collector(
            self.otel_exporter_otlp_endpoint,
            targets.headers(self.otel_exporter_otlp_headers.get_secret_value()),
            resource,
        )

    @property
    def sentry_project(self) -> SentryProject | None:
        """Sentry project that is told of bugs; None without one."""
        dsn = self.sentry_dsn.get_secret_value()
        return SentryProject(dsn, self.sentry_environment) if dsn else None

    @property
    def bucket(self) -> BucketAccess | None:
        """Access to the bucket; None with a folder. All processes share the database: media are
        locked in it, or beside it when it is a file."""
        if not self.blobs.startswith("s3://"):
            return None
        scheme, _, path = self.database.partition(":///")
        beside = Path(path.partition("?")[0]).resolve().parent / "locks"
        return BucketAccess(
            self.blobs,
            self.s3_endpoint,
            self.s3_region,
            self.s3_path_style,
            self.s3_access_key,
            self.s3_secret_key,
            beside if scheme.startswith("sqlite") else self.database,
        )

    @property
    def cached_bucket(self) -> BucketAccess | None:
        """Access to the bucket with a cache of recordings, for a worker."""
        if access := self.bucket:
            folder = self.data_dir.resolve() / "cache"
            size = self.blob_cache_megabytes * MEGABYTE
            return replace(access, cache=folder, cache_bytes=size)
        return None
