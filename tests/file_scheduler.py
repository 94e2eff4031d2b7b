"""The order of test files in a run of several processes, so that no core waits.

End-to-end tests wait for services most of their time, other tests compute. Of the processes, every
second one prefers end-to-end tests, from the first minute on, and so only these start the services
that such tests share. The others prefer unit and then integration tests. Long files come first,
lest the last one keeps a single process busy.
"""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

END_TO_END = "tests/e2e/"
LONGEST = frozenset(
    {
        "tests/e2e/chats/test_stories.py",
        "tests/e2e/operation/test_bucket.py",
        "tests/e2e/operation/test_defaults.py",
        "tests/e2e/operation/test_traces.py",
        "tests/e2e/recordings/test_main_job.py",
        "tests/e2e/users/test_corrected_pages.py",
        "tests/e2e/users/test_deletion.py",
        "tests/e2e/users/test_killed_uploads.py",
        "tests/integration/cli/test_cli.py",
        "tests/integration/cli/test_demo.py",
        "tests/integration/cli/test_doctor.py",
        "tests/integration/cli/test_run.py",
        "tests/integration/engines/test_quiet_voices.py",
        "tests/integration/engines/test_recognition.py",
        "tests/integration/engines/voices/test_piper.py",
        "tests/integration/worker/test_crashes.py",
        "tests/integration/worker/test_memory.py",
        "tests/integration/worker/test_worker.py",
        "tests/unit/bot/test_access_walk.py",
    }
)
"""Files that take more than half a minute on two busy cores."""


def rank(file: str, process: int) -> tuple[bool, bool]:
    """Return how late a process takes a file: the lowest first, and in the order of collection."""
    prefers_end_to_end = process % 2 == 0
    return file.startswith(END_TO_END) is not prefers_end_to_end, file not in LONGEST


class FileScheduler(LoadFileScheduling):
    """Scheduler of `--dist loadfile` that chooses the next file for each process."""

    def _assign_work_unit(self, node: WorkerController) -> None:
        process = int(node.gateway.id.removeprefix("gw"))
        best = min(self.workqueue, key=lambda file: rank(file, process))
        self.workqueue.move_to_end(best, last=False)
        super()._assign_work_unit(node)
