"""All metrics. docs/OPERATING.md has the same table, which a test compares."""

from __future__ import annotations

from storage.models import JobState, Lane, Platform, Stage
from storage.watch.metrics import PREFIX, Metric

_SECONDS = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 60.0, 180.0, 600.0, 1800.0, 7200.0)
_CALL_SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 2.0, 5.0)
_BATCH = (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0)

LANES = ("front", "normal")
LENGTHS = (Lane.SHORT, Lane.LONG)
EVENTS = (
    "command", "text", "upload", "link", "button_press", "form_submission",
)  # fmt: skip
ASKED = ("page", "upload", "api")
"""Kinds of requests to the pages."""
NONE = "none"
"""Status of a call without an answer; code of a job that did not fail."""
_STATUSES = (*(str(code) for code in range(100, 600)), NONE)
_PLATFORMS = tuple(Platform)

JOBS_ENDED = Metric(
    f"{PREFIX}jobs_ended_total", "counter", "jobs whose end this process wrote; `code` says why "
    "one failed",
    "bot, worker, web", {"state": tuple(each for each in JobState if each.is_final), "code": None},
)  # fmt: skip
JOBS = Metric(
    f"{PREFIX}jobs", "gauge", "unfinished jobs; `short` are recordings up to SHORT_MINUTES", "bot",
    {"state": (JobState.QUEUED, JobState.RUNNING), "length": LENGTHS},
)  # fmt: skip
QUEUE_JOBS = Metric(
    f"{PREFIX}queue_jobs", "gauge", "queued jobs, also those whose recording is still fetched; "
    "an administrator puts jobs to the front", "bot", {"lane": LANES},
)  # fmt: skip
QUEUE_WAIT = Metric(
    f"{PREFIX}queue_oldest_wait_seconds", "gauge", "age of the oldest queued job; 0 without one",
    "bot", {"lane": LANES},
)  # fmt: skip
ACTIVE_ACCOUNTS = Metric(
    f"{PREFIX}active_accounts", "gauge", "accounts that sent a recording since midnight (UTC), "
    "counted once a minute", "bot",
)  # fmt: skip
JOB_WAIT = Metric(
    f"{PREFIX}job_wait_seconds", "histogram", "from sending to the claim by a worker", "worker",
    buckets=_SECONDS,
)  # fmt: skip
JOB_SECONDS = Metric(
    f"{PREFIX}job_seconds", "histogram", "from the claim to the result of jobs that are done",
    "worker", buckets=_SECONDS,
)  # fmt: skip
JOB_REALTIME = Metric(
    f"{PREFIX}job_realtime_ratio", "histogram", "seconds of work for each second of the recording",
    "worker", buckets=_RATIOS,
)  # fmt: skip
RECORDING_SECONDS = Metric(
    f"{PREFIX}recording_seconds_total", "counter", "length of the recordings that are done",
    "worker",
)  # fmt: skip
STAGE_SECONDS = Metric(
    f"{PREFIX}stage_seconds", "histogram", "work on one step of a stage; stored results do not "
    "count", "worker", {"stage": tuple(Stage)}, _SECONDS,
)  # fmt: skip
WINDOWS = Metric(
    f"{PREFIX}windows_decoded_total", "counter", "windows of speech that were decoded", "worker"
)
WINDOWS_IN_FLIGHT = Metric(
    f"{PREFIX}windows_in_flight", "gauge", "windows of speech that are decoded now", "worker"
)
BATCH_FILL = Metric(
    f"{PREFIX}batch_fill_ratio", "histogram", "windows in a batch for each place in it", "worker",
    buckets=_BATCH,
)  # fmt: skip
BATCH_SECONDS = Metric(
    f"{PREFIX}batch_decode_seconds", "histogram", "decoding of one batch", "worker",
    buckets=_SECONDS,
)  # fmt: skip
DEVICE_USED = Metric(
    f"{PREFIX}device_memory_used_bytes", "gauge", "memory in use on a CUDA device, by all "
    "processes", "worker", {"device": None},
)  # fmt: skip
DEVICE_TOTAL = Metric(
    f"{PREFIX}device_memory_total_bytes", "gauge", "memory of a CUDA device", "worker",
    {"device": None},
)  # fmt: skip
CALLS = Metric(
    f"{PREFIX}platform_calls_total", "counter", "calls to a platform; `none`: no answer came",
    "bot", {"platform": _PLATFORMS, "method": None, "status": _STATUSES},
)  # fmt: skip
CALL_SECONDS = Metric(
    f"{PREFIX}platform_call_seconds", "histogram", "from a call to its answer; a poll waits for "
    "updates", "bot", {"platform": _PLATFORMS, "method": None}, _CALL_SECONDS,
)  # fmt: skip
RETRY_AFTER = Metric(
    f"{PREFIX}platform_retry_after_seconds_total", "counter", "waits that a platform asked for "
    "with status 429", "bot", {"platform": _PLATFORMS},
)  # fmt: skip
UPDATES = Metric(
    f"{PREFIX}updates_total", "counter", "events taken in", "bot",
    {"platform": _PLATFORMS, "kind": EVENTS},
)  # fmt: skip
UPDATE_SECONDS = Metric(
    f"{PREFIX}update_seconds", "histogram", "handling of one event, until it is committed", "bot",
    {"platform": _PLATFORMS}, _CALL_SECONDS,
)  # fmt: skip
DELIVERY_LAG = Metric(
    f"{PREFIX}delivery_lag_seconds", "histogram", "from the end of a job to its delivered answer",
    "bot", {"platform": _PLATFORMS}, _SECONDS,
)  # fmt: skip
CARD_EDITS = Metric(
    f"{PREFIX}card_edits_total", "counter", "edits of cards that show progress", "bot"
)
EDITS_SAVED = Metric(
    f"{PREFIX}card_edits_saved_total", "counter", "edits that newer progress made needless", "bot"
)
RETRIES = Metric(
    f"{PREFIX}retries_total", "counter", "tries after a failure that passes", "bot, worker, web",
    {"what": ("database", "delivery", "download", "chat")},
)  # fmt: skip
PAGE_REQUESTS = Metric(
    f"{PREFIX}page_requests_total", "counter", "answered requests to the pages and the API",
    "bot, web", {"kind": ASKED, "status": _STATUSES},
)  # fmt: skip
PAGE_SECONDS = Metric(
    f"{PREFIX}page_seconds", "histogram", "from a request to the head of its answer; some of the "
    "API wait for a job", "bot, web", {"kind": ASKED}, _CALL_SECONDS,
)  # fmt: skip
LEASES_LOST = Metric(
    f"{PREFIX}leases_lost_total", "counter", "leases of jobs that ran out: `owner` could not renew "
    "its own, `other` took a job over", "worker", {"seen_by": ("owner", "other")},
)  # fmt: skip
WORKER_STARTS = Metric(
    f"{PREFIX}worker_starts_total", "counter", "starts of the worker of `mp4totext up`", "bot"
)
WORKER_DEATHS = Metric(
    f"{PREFIX}worker_deaths_total", "counter", "ends of that worker while the service runs", "bot",
    {"cause": ("exit", "signal", "start")},
)  # fmt: skip
READY = Metric(
    f"{PREFIX}ready", "gauge", "1 for a part that works, as `/readyz` says",
    "bot, worker, web",
    {"part": None},
)  # fmt: skip
ALIVE = Metric(
    f"{PREFIX}alive", "gauge", "1 while everything moves, as `/healthz` says", "bot, worker, web"
)

METRICS = tuple(value for value in list(globals().values()) if isinstance(value, Metric))
"""All metrics, in the order of the table."""
