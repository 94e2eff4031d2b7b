"""Reader of `docker/compose.yaml` that does with Podman what `docker compose` would. Unsupported
keys are refused, so that the tests follow the file."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psutil
import yaml

from tests.containers.machine import Machine

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker/compose.yaml"
_VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")
_KNOWN = {
    *("image", "build", "command", "environment", "volumes", "healthcheck", "depends_on"),
    *("restart", "stop_grace_period", "read_only", "tmpfs", "cap_drop", "security_opt"),
    *("group_add", "profiles", "networks", "deploy", "cpu_shares"),
}
"""Of these, limits of memory and processors (`deploy`, `cpu_shares`) are not set: they need control
groups."""


def load(env_file: Mapping[str, str]) -> dict[str, Any]:
    """Return the services without a profile, with the variables of `.env` inserted."""

    def filled(value: Any) -> Any:
        match value:
            case str():
                return _VARIABLE.sub(lambda it: env_file.get(it[1]) or it[2] or "", value)
            case dict():
                return {name: filled(each) for name, each in value.items()}
            case list():
                return [filled(each) for each in value]
            case _:
                return value

    services = filled(yaml.safe_load(FILE.read_text()))["services"]
    used = {name: it for name, it in services.items() if "profiles" not in it}
    for name, service in used.items():
        assert service.keys() <= _KNOWN, f"{name}: {service.keys() - _KNOWN} is not tested"
    return used


class Network(Protocol):
    """The network of a host."""

    @property
    def option(self) -> str:
        """Return the option for podman."""
        ...


@dataclass(frozen=True, slots=True)
class ThisHost:
    """The network of this machine."""

    option: str = "host"


@dataclass
class Project:
    """Services of the file as containers on one host, which share its network.

    `host` begins the names of its containers and volumes where there are several hosts. `chosen`
    are its services, all by default; the others of the file run elsewhere.
    """

    machine: Machine
    network: Network
    env_file: Mapping[str, str]
    host: str = ""
    chosen: Collection[str] = ()

    def __post_init__(self) -> None:
        services = load(self.env_file)
        self.services = {name: services[name] for name in self.chosen or services}

    def build(self) -> dict[str, int]:
        """Build every image. Return the sizes in bytes by service."""
        images = {self.image(name): it for name, it in self.services.items() if "build" in it}
        for image, service in images.items():
            build = service["build"]
            context = (FILE.parent / build["context"]).resolve()
            file = context / build["dockerfile"]
            self.machine.build(file, context, image, build.get("args", {}))
        return {
            name: self.machine.size(self.image(name))
            for name, service in self.services.items()
            if "build" in service
        }

    def image(self, name: str) -> str:
        """Return the image of a service; one that is built here is of this machine."""
        service = self.services[name]
        return ("localhost/" if "build" in service else "") + str(service["image"])

    def up(self, timeout: float = 120) -> None:
        """Start each service once those that it depends on are healthy, or have done their work."""
        for name, service in self.services.items():
            for other, needed in service.get("depends_on", {}).items():
                if other in self.services:
                    self._waits(other, needed["condition"], timeout)
                elif not self.chosen:  # of a profile that is not chosen
                    assert needed["required"] is False, f"{name} needs {other}"
            self.machine.podman("run", "--detach", *self._options(name), *self._command(name))
        for name, service in self.services.items():
            if service["restart"] != "no":
                self.waits_until_healthy(name, timeout)

    def _waits(self, name: str, condition: str, timeout: float) -> None:
        if condition == "service_healthy":
            self.waits_until_healthy(name, timeout)
            return
        assert condition == "service_completed_successfully", condition
        assert self.machine.podman("wait", self.host + name).strip() == "0", self.log(name)

    def down(self) -> dict[str, tuple[int, float]]:
        """Stop and remove every container, and keep the volumes. Return exit status and seconds by
        name. A container that exceeds its grace period is killed, and its status is not 0."""
        ended = {}
        for name, service in reversed(self.services.items()):
            grace = int(str(service.get("stop_grace_period", "10s")).removesuffix("s"))
            started = time.monotonic()
            self.machine.podman("stop", "--time", str(grace), self.host + name)
            seconds = time.monotonic() - started
            ended[name] = (int(self._state(name, "ExitCode")), seconds)
            self.machine.podman("rm", self.host + name)
        return ended

    def waits_until_healthy(self, name: str, timeout: float) -> None:
        """Run its own health check until it passes."""
        deadline = time.monotonic() + timeout
        while status := self.check(name):
            assert self.pid(name), f"{name} ended:\n{self.log(name)}"
            assert time.monotonic() < deadline, f"{name}: {status}\n{self.log(name)}"
            time.sleep(0.5)

    def check(self, name: str) -> int:
        """Return the exit status of a health check: that of the file, else of the image."""
        own = self.services[name].get("healthcheck", {}).get("test")
        test = own or yaml.safe_load(
            self.machine.podman(
                "image",
                "inspect",
                "--format",
                "{{json .Config.Healthcheck.Test}}",
                self.image(name),
            )
        )
        assert test[0] == "CMD", test
        return self.machine.status_of("exec", self.host + name, *test[1:])

    def pid(self, name: str) -> int:
        """Return the id of the first process on this machine; 0 after its end."""
        return int(self._state(name, "Pid"))

    def _state(self, name: str, value: str) -> str:
        form = f"{{{{.State.{value}}}}}"
        return self.machine.podman("inspect", "--format", form, self.host + name)

    def processes(self, name: str) -> list[psutil.Process]:
        """Return all processes in a container."""
        first = psutil.Process(self.pid(name))
        return [first, *first.children(recursive=True)]

    def runs(self, name: str, program: str) -> str:
        """Return the output of a Python program inside."""
        return self.machine.podman("exec", self.host + name, "python3", "-c", program)

    def log(self, name: str) -> str:
        """Return the end of the log."""
        return self.machine.podman("logs", "--tail", "60", self.host + name, check=False)

    def _command(self, name: str) -> list[str]:
        return [self.image(name), *self.services[name]["command"]]

    def _options(self, name: str) -> list[str]:
        service = self.services[name]
        # Only the paths that the file makes writable, as with Docker; limits that an unprivileged
        # machine has.
        options = [
            "--name",
            self.host + name,
            "--network",
            self.network.option,
            "--read-only-tmpfs=false",
        ]
        options += ["--ulimit", "nofile=1000:1000", "--ulimit", "nproc=1000:1000", "--pull=never"]
        options += ["--dns=192.0.2.1"]  # no resolver answers there: lookups are counted
        options += [f"--add-host={other}:127.0.0.1" for other in self.services]
        options += [f"--env={key}={value}" for key, value in service.get("environment", {}).items()]
        options += [f"--volume={self.host}{it}" for it in service.get("volumes", [])]
        options += [f"--tmpfs={it}" for it in service.get("tmpfs", [])]
        options += [f"--cap-drop={it}" for it in service.get("cap_drop", [])]
        options += [f"--security-opt={it}" for it in service.get("security_opt", [])]
        options += [f"--group-add={it}" for it in service.get("group_add", [])]
        return [*options, "--read-only"] if service.get("read_only") else options
