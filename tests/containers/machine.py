"""Podman and Buildah with a store of their own, which is removed with the test: nothing is left,
and two runs do not conflict."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

NEEDED = {
    **{name: name for name in ("podman", "buildah", "runc", "debootstrap")},
    "mount": "mount",
    "umount": "mount",
    "ip": "iproute2",
    "nft": "nftables",
    **{f"/usr/lib/podman/{name}": name for name in ("netavark", "aardvark-dns")},
}
"""Programs, and the packages of Debian that have them."""
_SETTINGS = """[network]
network_backend = "netavark"
network_config_dir = "{folder}/networks"
[engine]
helper_binaries_dir = ["/usr/lib/podman"]
compat_api_enforce_docker_hub = false
[containers]
default_ulimits = ["nofile=1000:1000", "nproc=1000:1000"]
"""
"""Networks with names as Docker's, images that were built here, and limits that an unprivileged
machine has: https://github.com/containers/common/blob/main/docs/containers.conf.5.md"""
PATIENCE = 900.0
"""Seconds for one command; the longest installs the worker's packages."""


class Unavailable(Exception):
    """Containers are not available here; the text states the reason and the remedy."""


def prepare() -> None:
    """Install missing programs where possible. Raises Unavailable."""
    if os.uname().sysname != "Linux":
        raise Unavailable("containers are tested on Linux")
    if os.geteuid() != 0:
        raise Unavailable("containers are tested as root: sudo make containers")
    missing = [package for name, package in NEEDED.items() if shutil.which(name) is None]
    if missing and shutil.which("apt-get") is None:
        raise Unavailable(f"{', '.join(missing)} not found; install them, or run this on Debian")
    if missing:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for line in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            done = run(["apt-get", "--quiet", "--quiet", *line], environment, check=False)
            if done.returncode:
                raise Unavailable(f"apt-get {line[0]} failed: {done.stderr.strip()[-300:]}")


def run(
    command: Sequence[str | Path], environment: dict[str, str] | None = None, *, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a command. Return its output. Raises RuntimeError with the end of the output when it
    fails."""
    done = subprocess.run(
        [str(part) for part in command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=PATIENCE,
        check=False,
    )
    if check and done.returncode:
        end = (done.stdout + done.stderr)[-3000:]
        raise RuntimeError(f"{' '.join(map(str, command))[:300]}: {done.returncode}\n{end}")
    return done


@dataclass(frozen=True, slots=True)
class Machine:
    """Podman and Buildah with a store below `folder`."""

    folder: Path

    def podman(self, *line: str | Path, check: bool = True) -> str:
        """Return the output of a podman command."""
        return run([*self._command("podman"), *line], self._environment, check=check).stdout.strip()

    def status_of(self, *line: str | Path) -> int:
        """Return the exit status of a podman command."""
        return run([*self._command("podman"), *line], self._environment, check=False).returncode

    @contextmanager
    def serves(self, socket: Path) -> Iterator[None]:
        """Answer as Docker's engine does at a socket, until the end of the block."""
        command = [*self._command("podman"), "system", "service", "--time", "0", f"unix://{socket}"]
        log = self.folder / "engine.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                command, env=self._environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            )  # fmt: skip
        try:
            deadline = time.monotonic() + 30
            while not socket.exists():
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < deadline, log.read_text()
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            process.wait()

    @property
    def _environment(self) -> dict[str, str]:
        settings = self.folder / "containers.conf"
        if not settings.exists():
            (self.folder / "networks").mkdir()
            settings.write_text(_SETTINGS.format(folder=self.folder))
        return {**os.environ, "CONTAINERS_CONF": str(settings)}

    def build(self, dockerfile: Path, context: Path, tag: str, arguments: dict[str, str]) -> None:
        """Build an image as `docker build` does. The network is that of the machine, and pip uses
        the package index and certificates of this environment."""
        options = [f"--build-arg={name}={value}" for name, value in arguments.items()]
        options += [
            f"--volume={source}:{target}:ro" for source, target in self.files_for_pip().items()
        ]
        # Without a separate namespace for each step: chroot also works inside other containers.
        how = ("--format=docker", "--isolation=chroot", "--network=host", "--pull=never")
        run([*self._command("buildah"), "bud", *how, *options, "--file", dockerfile, "--tag", tag,
             context])  # fmt: skip

    def size(self, image: str) -> int:
        """Return the unpacked size of an image in bytes, with its base."""
        return int(self.podman("image", "inspect", "--format", "{{.Size}}", image))

    def has(self, image: str) -> bool:
        """Return whether the image is in the store, or can be pulled."""
        if self.status_of("image", "exists", image) == 0:
            return True
        return self.status_of("pull", "--quiet", image) == 0

    def has_networks(self, image: str) -> bool:
        """Return whether containers get networks of their own, which need rights of the kernel."""
        line = ("run", "--rm", "--network", "probe", image, "true")
        is_there = self.status_of("network", "create", "probe") == 0 and self.status_of(*line) == 0
        self.status_of("network", "rm", "--force", "probe")
        return is_there

    def _command(self, program: str) -> list[str | Path]:
        store: list[str | Path] = ["--root", self.folder / "store"]
        store += ["--runroot", self.folder / "run"]
        if program == "podman":
            store += ["--runtime", "runc", "--cgroup-manager", "cgroupfs"]
            store += ["--tmpdir", self.folder / "tmp", "--events-backend", "file"]
        return [program, *store]

    def files_for_pip(self) -> dict[Path, str]:
        """Return files that a build step sees, by their place there."""
        settings = {
            "cert": os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE", ""),
            "index-url": os.environ.get("PIP_INDEX_URL", ""),
        }
        given = {name: value for name, value in settings.items() if value}
        lines = [f"{name} = {value}" for name, value in given.items()]
        if "cert" in given:
            certificates = self.folder / "certificates.pem"
            shutil.copyfile(given["cert"], certificates)
            lines[0] = "cert = /etc/pip-certificates.pem"
        written = self.folder / "pip.conf"
        written.write_text("\n".join(["[global]", *lines, ""]))
        files = {written: "/etc/pip.conf"}
        if "cert" in given:
            files[certificates] = "/etc/pip-certificates.pem"
        return files


@contextmanager
def machine() -> Iterator[Machine]:
    """Yield a machine whose containers, images, mounts and files are removed after the block.
    Raises Unavailable."""
    prepare()
    folder = Path(tempfile.mkdtemp(prefix="mp4totext-", dir="/var/tmp"))
    container = Machine(folder)
    try:
        if container.status_of("info"):
            raise Unavailable("podman does not work here; podman info says why")
        yield container
    finally:
        container.podman("rm", "--all", "--force", "--time", "0", "--volumes", check=False)
        run([*container._command("buildah"), "rm", "--all"], check=False)
        for mounted in _mounts_below(folder):
            run(["umount", "--lazy", mounted], check=False)
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            assert not folder.exists(), f"{folder} is left"


def _mounts_below(folder: Path) -> list[str]:
    """Return the mounts inside a folder, the deepest first."""
    places = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
    return sorted((it for it in places if it.startswith(f"{folder}/")), key=len, reverse=True)
