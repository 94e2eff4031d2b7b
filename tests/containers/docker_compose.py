"""Docker Compose itself on the files of `docker/`, with Podman as its engine.

Podman answers as Docker's engine does at a socket. Its networks and their names are as Docker's.
The health checks of containers are run by timers of systemd, in place of which a thread runs them:
https://docs.podman.io/en/stable/markdown/podman-healthcheck-run.1.html
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.containers.machine import Machine, Unavailable, run
from tests.paths import ROOT

DOCKER = ROOT / "docker"
LEAST = (2, 21)
"""Knows `required` of https://docs.docker.com/reference/compose-file/services/#depends_on, and `ps`
prints a line of JSON for each container: https://github.com/docker/compose/releases/tag/v2.21.0"""
UNPACKED = ROOT / "out/docker-compose"


def program() -> list[str]:
    """Return the command of Docker Compose: that of this machine, or Debian's, which is unpacked
    into `out`. Raises Unavailable."""
    unpacked = UNPACKED / "root/usr/libexec/docker/cli-plugins/docker-compose"
    for command in (["docker", "compose"], ["docker-compose"], [str(unpacked)]):
        if _version(command) >= LEAST:
            return command
    script = ROOT / "scripts/debian_programs.sh"
    done = run(["sh", script, UNPACKED, "--release", "trixie", "docker-compose"], check=False)
    if _version([str(unpacked)]) < LEAST:
        raise Unavailable(f"no Docker Compose: {done.stderr.strip()[-300:]}")
    return [str(unpacked)]


def _version(command: list[str]) -> tuple[int, ...]:
    if shutil.which(command[0]) is None:
        return ()
    said = run([*command, "version", "--short"], check=False).stdout
    found = re.match(r"v?(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else ()


@dataclass(frozen=True)
class Compose:
    """Docker Compose with `docker/compose.yaml` and a file of settings."""

    machine: Machine
    program: list[str]
    env_file: Path
    socket: Path

    def __call__(self, *line: str, timeout: float = 300) -> str:
        """Return the output of a command. Raises CalledProcessError, which holds the output."""
        options = ["--env-file", str(self.env_file), "--file", str(DOCKER / "compose.yaml")]
        done = subprocess.run(
            [*self.program, *options, *line],
            env={"DOCKER_HOST": f"unix://{self.socket}", "HOME": str(self.socket.parent)},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}: {done.stdout[-2000:]}{done.stderr[-3000:]}"
        return done.stdout

    def containers(self) -> dict[str, dict[str, Any]]:
        """Return what Compose says of each service's container, also of one that has ended."""
        lines = self("ps", "--all", "--format", "json").splitlines()
        return {each["Service"]: each for each in map(json.loads, filter(None, lines))}

    def waits_until_healthy(self, *services: str, timeout: float = 120) -> None:
        """Wait for the health checks of services."""
        deadline = time.monotonic() + timeout
        while any(self.containers()[name]["Health"] != "healthy" for name in services):
            assert time.monotonic() < deadline, self("logs", "--tail", "40")
            time.sleep(1)


@contextmanager
def docker_compose(machine: Machine, settings: Mapping[str, str]) -> Iterator[Compose]:
    """Yield Docker Compose with these settings. Its containers, networks and volumes are removed
    after the block."""
    folder = machine.folder / "docker-compose"
    folder.mkdir()
    env_file, socket = folder / ".env", folder / "engine.sock"
    env_file.write_text("".join(f"{name}='{value}'\n" for name, value in settings.items()))
    compose = Compose(machine, program(), env_file, socket)
    with machine.serves(socket), _health_checks(machine):
        try:
            yield compose
        finally:
            compose("--profile", "*", "down", "--timeout", "5", "--volumes")


@contextmanager
def _health_checks(machine: Machine) -> Iterator[None]:
    """Run the checks of containers that are not healthy yet, for the time of the block."""
    is_over = threading.Event()

    def check() -> None:
        while not is_over.wait(1):
            with suppress(RuntimeError):  # a container ends meanwhile
                for name in machine.podman("ps", "--format", "{{.Names}} {{.Status}}").splitlines():
                    container, _, status = name.partition(" ")
                    if status.endswith(("(starting)", "(unhealthy)")):
                        machine.status_of("healthcheck", "run", container)

    thread = threading.Thread(target=check, name="health checks")
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
