"""Shared download of a model from the hub: reports progress, resumes, checks and can be stopped.

A download has a thread of its own, so every waiting job can leave at any moment, and jobs with
another model do not wait. It stops when no job waits any more. Two processes on one DATA_DIR
download once: the second waits for the lock and shows the progress of the first.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.engines.protocols import Report, report_download
from pipeline.engines.whisper.models.file_download import (
    FetchStopped,
    fetch_file,
    part_path,
    with_retries,
)
from pipeline.engines.whisper.models.hub import Hub, HubModel, HubTrouble, fetch_error, is_offline
from pipeline.engines.whisper.models.store import find_fetched, model_home, write_manifest
from storage import logs
from storage.errors import UserError
from storage.models import Fetching

POLL_SECONDS = 0.2
"""Seconds between two checks of a waiting job."""
RETRY_AFTER = 60.0
"""Seconds for which a failed hub is not contacted again, so that other jobs need not wait."""
LOG_EVERY = 15.0
SPARE_BYTES = 200_000_000
"""Bytes that a download leaves free on the disk."""
_WINDOW = 20.0  # seconds over which the speed is measured
_SUFFIX = ".partial"

log = logs.get(__name__)


class ModelDownload:
    """Download of one model into `models`. Several threads may wait for it."""

    def __init__(self, name: str, repository: str, models: Path, token: str = "") -> None:
        """`name` is the operator's name of the model. Creation contacts no hub."""
        self.name = name
        self._repository = repository
        self._models = models
        self._token = token
        self._state = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._waiting = 0
        self._failed: tuple[UserError, float] | None = None
        self._sizes: tuple[int, int] = (0, 0)  # downloaded bytes, total bytes
        self._samples: deque[tuple[float, int]] = deque()

    @property
    def folder(self) -> Path | None:
        """Folder of the model; None while it is missing."""
        return find_fetched(self._models, self._repository)

    @property
    def progress(self) -> Fetching:
        """Progress in bytes, and the remaining seconds."""
        done, total = self._sizes
        left = None
        samples = list(self._samples)
        if len(samples) > 1 and samples[-1][1] > samples[0][1]:
            (first, had), (last, has) = samples[0], samples[-1]
            left = (total - done) * (last - first) / (has - had)
        return Fetching(self.name, done, total, left)

    def wait(self, report: Report) -> Path:
        """Return the model's folder as soon as it is complete.

        Raises ModelNotFetched and EngineMissing, and errors of `report`; then the download ends
        unless another job waits for it.
        """
        while (folder := self.folder) is None:
            with self._register_waiter():
                while self.is_running:
                    report_download(report, self.progress)
                    with self._state:
                        self._state.wait(POLL_SECONDS)
            failed = self._failed
            if failed and failed[0].values.get("reason") != "stopped" and not self.folder:
                raise failed[0]
        return folder

    def keep_fetching(self, stop: threading.Event) -> Path | None:
        """Wait without a report. Returns None when the download failed or was stopped."""
        if folder := self.folder:
            return folder
        with self._register_waiter():
            while self.is_running and not stop.wait(POLL_SECONDS):
                pass
        return self.folder

    @contextmanager
    def _register_waiter(self) -> Iterator[None]:
        with self._state:
            self._waiting += 1
            recent = self._failed and time.monotonic() - self._failed[1] < RETRY_AFTER
            if not self.is_running and not recent:
                self._start()
        try:
            yield
        finally:
            with self._state:
                self._waiting -= 1
                if not self._waiting:
                    self._stop.set()

    @property
    def is_running(self) -> bool:
        """Return whether the download is running."""
        return self._thread is not None and self._thread.is_alive()

    def _start(self) -> None:
        self._stop, self._failed = threading.Event(), None
        self._samples.clear()
        self._thread = threading.Thread(
            target=self._run, args=(self._stop,), name=f"fetch {self.name}", daemon=True
        )
        self._thread.start()

    def _run(self, stop: threading.Event) -> None:
        try:
            self._fetch_alone(stop)
        except FetchStopped:
            stopped = HubTrouble("stopped", "the download was stopped")
            self._failed = fetch_error(self.name, stopped), float("-inf")
        except HubTrouble as trouble:
            log.warning("model download failed, its jobs fail", model=self.name, why=str(trouble))
            self._failed = fetch_error(self.name, trouble), time.monotonic()
        except UserError as error:
            log.warning("model download refused, its jobs fail", model=self.name, why=str(error))
            self._failed = error, time.monotonic()
        except Exception as error:
            log.exception("model download failed with an unexpected exception", model=self.name)
            broken = HubTrouble("nonsense", f"{type(error).__name__}: {error}")
            self._failed = fetch_error(self.name, broken), time.monotonic()
        with self._state:
            self._state.notify_all()

    def _fetch_alone(self, stop: threading.Event) -> None:
        if is_offline():
            raise HubTrouble("offline", "HF_HUB_OFFLINE says that no hub may be asked")
        self._models.mkdir(parents=True, exist_ok=True)
        home = model_home(self._models, self._repository)
        lock = FileLock(home.with_name(home.name + ".lock"))
        while True:
            try:
                with lock.acquire(timeout=POLL_SECONDS):
                    return None if self.folder else self._fetch(home, stop)
            except Timeout:  # another process downloads it: show its progress
                if stop.is_set():
                    raise FetchStopped from None
                if self.folder:
                    return None
                self._record_progress(_bytes_below(self._models, home.name))

    def _fetch(self, home: Path, stop: threading.Event) -> None:
        hub = Hub(self._token)
        model = with_retries(lambda: hub.find_model(self._repository, self.name), lambda: 0, stop)
        scratch = home.with_name(f"{home.name}@{model.commit[:12]}{_SUFFIX}")
        for old in self._models.glob(f"{home.name}@*{_SUFFIX}"):
            if old != scratch:
                shutil.rmtree(old, ignore_errors=True)
        scratch.mkdir(exist_ok=True)
        self._sizes = (_bytes_in(scratch), model.size)
        self._check_space(scratch, model)
        log.info("downloading a model", model=self.name, megabytes=round(model.size / 1e6))
        self._fetch_files(hub, model, scratch, stop)
        write_manifest(
            scratch, model.repository, model.commit, {each.name: each.size for each in model.files}
        )
        shutil.rmtree(home, ignore_errors=True)
        scratch.rename(home)
        log.info("model downloaded", model=self.name, megabytes=round(model.size / 1e6))

    def _fetch_files(self, hub: Hub, model: HubModel, scratch: Path, stop: threading.Event) -> None:
        before = damaged = 0
        logged = time.monotonic()

        def on_bytes(received: int) -> None:
            nonlocal logged
            self._record_progress(before + received)
            if stop.is_set():
                raise FetchStopped
            if time.monotonic() - logged >= LOG_EVERY:
                logged = time.monotonic()
                now = self.progress
                log.info("downloading a model", model=self.name, percent=now.percent, left=now.left)

        for file in model.files:
            while True:
                part = part_path(scratch, file)
                try:
                    with_retries(
                        lambda file=file: fetch_file(
                            hub, model, file, scratch, self.name, on_bytes
                        ),  # type: ignore[misc]
                        lambda part=part: part.stat().st_size if part.exists() else 0,  # type: ignore[misc]
                        stop,
                    )
                    break
                except HubTrouble as trouble:
                    damaged += trouble.reason == "damaged"
                    if trouble.reason != "damaged" or damaged > 1:
                        raise
            before += file.size

    def _check_space(self, scratch: Path, model: HubModel) -> None:
        missing = model.size - _bytes_in(scratch)
        free = shutil.disk_usage(scratch).free
        if free < missing + SPARE_BYTES:
            detail = f"{(missing + SPARE_BYTES) / 1e6:.0f} MB are needed in {self._models}"
            raise HubTrouble("no_space", f"{detail}, and {free / 1e6:.0f} MB are free")

    def _record_progress(self, received: int) -> None:
        now = time.monotonic()
        self._sizes = (received, max(self._sizes[1], received))
        if not self._samples or now - self._samples[-1][0] > 0.1:
            self._samples.append((now, received))
        while len(self._samples) > 2 and now - self._samples[0][0] > _WINDOW:
            self._samples.popleft()


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def _bytes_below(models: Path, name: str) -> int:
    try:
        return sum(_bytes_in(folder) for folder in models.glob(f"{name}@*{_SUFFIX}"))
    except OSError:  # it was just renamed
        return 0
