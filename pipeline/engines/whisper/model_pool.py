"""Whisper models of one worker: chosen, found or downloaded, and loaded once for all jobs."""

from __future__ import annotations

import threading
from functools import cached_property
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.device import plan_device
from pipeline.engines.whisper.loaded_model import LoadedModel
from pipeline.engines.whisper.models.choice import (
    BASE,
    BEST_FIRST,
    Available,
    ModelChoice,
    better_model,
    choose_model,
)
from pipeline.engines.whisper.models.download import ModelDownload
from pipeline.engines.whisper.models.folder import find_problem
from pipeline.engines.whisper.models.hub import Hub, HubTrouble, fetch_error, is_offline
from pipeline.engines.whisper.models.machine import Machine, this_machine
from pipeline.engines.whisper.models.names import AUTO, as_folder, find_repository, suggest_names
from pipeline.engines.whisper.models.packaged import ENGINE, join_packages, packages_installed
from pipeline.engines.whisper.models.store import fetched_names, find_fetched
from storage import logs
from storage.errors import EngineMissing, EngineTrouble

FETCH_AGAIN = 1800.0
"""Seconds between tries to download a model ahead of its jobs."""

log = logs.get(__name__)


class WhisperModels:
    """Models shared by the standard and the careful transcriber. Creation loads nothing."""

    def __init__(self, config: WhisperConfig, data_dir: Path) -> None:
        self.config = config
        self._models = data_dir / "models"
        self._lock = threading.Lock()
        self._loading: dict[str, threading.Lock] = {}
        self._loaded: dict[str, LoadedModel] = {}
        self._downloads: dict[str, ModelDownload] = {}

    @cached_property
    def machine(self) -> Machine:
        """Hardware of this machine, with the cores limited by CPU_THREADS."""
        machine = this_machine()
        threads = self.config.cpu_threads
        return Machine(min(machine.cores, threads or machine.cores), machine.memory, machine.gpu)

    def choose(self, setting: str) -> ModelChoice:
        """Return the model for a WHISPER_MODEL now. Raises EngineMissing when none is available."""
        if setting != AUTO:
            return self._explicit_choice(setting)
        found = choose_model(self.machine, self.available, on_gpu=self.on_gpu)
        if found is None:
            raise engine_missing(
                "no model is here and HF_HUB_OFFLINE says that no hub may be asked: "
                "pip install 'mp4totext[models]', or set WHISPER_MODEL to a model's folder"
            )
        return found

    def better(self) -> ModelChoice | None:
        """Return a model that suits this machine better than the current one of `auto`, if any."""
        return better_model(self.machine, self.available, on_gpu=self.on_gpu)

    def next_best(self) -> list[str]:
        """Return the available models, the best first, for when the chosen one can't be used."""
        there = self.available
        return [name for name in BEST_FIRST if there.has(name)]

    def choice_reason(self) -> str:
        """Return a code for the receipt: `fetching` or `lacking` a better model, or ""."""
        best = self.better()
        if best is None:
            return ""
        return "fetching" if self._is_fetching(best.name) else "lacking"

    def _is_fetching(self, name: str) -> bool:
        hub_name = find_repository(name)
        download = self._downloads.get(hub_name) if hub_name else None
        return download is not None and download.is_running

    @property
    def available(self) -> Available:
        """Models that can be used or downloaded now."""
        return Available(packages_installed(), fetched_names(self._models), not is_offline())

    @property
    def on_gpu(self) -> bool:
        """Return whether recognition runs on a GPU, and no loaded model found it broken."""
        if any(model.avoids_gpu for model in list(self._loaded.values())):
            return False
        try:
            return plan_device(self.config).device == "cuda"
        except EngineMissing:  # reported by `ready` and by loading a model
            return False

    def _explicit_choice(self, setting: str) -> ModelChoice:
        folder = as_folder(setting)
        if folder is not None:
            return ModelChoice(setting, "folder", "set", "set")
        there = self._downloaded(setting)
        packaged = setting == BASE and packages_installed()
        source = "downloaded" if there else "package" if packaged else "hub"
        return ModelChoice(setting, source, "set", "set")  # type: ignore[arg-type]

    def _downloaded(self, name: str) -> Path | None:
        hub_name = find_repository(name)
        return find_fetched(self._models, hub_name) if hub_name else None

    def describe(self, choice: ModelChoice) -> str:
        """Return the origin of a model in a few words.

        The hub is contacted for a model that is not stored. Raises EngineTrouble.
        """
        match choice.source:
            case "folder":
                return f"folder {self.folder(choice)}"
            case "package":
                return "installed package"
            case "downloaded":
                return "downloaded"
            case _:
                return self._ask_hub(choice.name)

    def _ask_hub(self, name: str) -> str:
        hub_name = require_repository(name)
        if is_offline():
            raise fetch_error(name, HubTrouble("offline", "HF_HUB_OFFLINE is set"))
        hub = Hub(self.config.hf_token)
        try:
            size = hub.find_model(hub_name, name).size
        except HubTrouble as trouble:
            raise fetch_error(name, trouble) from None
        return f"to be downloaded from {hub.address} at first use, {size / 1e6:.0f} MB"

    def folder(self, choice: ModelChoice, report: Report | None = None) -> Path:
        """Return the model's folder.

        With `report` a missing model is downloaded, and the progress reported. Raises
        EngineTrouble, and errors of `report`.
        """
        if (folder := as_folder(choice.name)) is not None:
            if problem := find_problem(folder):
                raise engine_missing(problem)
            return folder
        if there := self._downloaded(choice.name):
            return there
        if choice.name == BASE and packages_installed():
            return join_packages(self._models)
        if report is None:
            raise engine_missing(f"the model `{choice.name}` is not here yet")
        return self.download(choice.name).wait(report)

    def download(self, name: str) -> ModelDownload:
        """Return the download of a model, shared by all jobs.

        Raises EngineMissing for other names.
        """
        hub_name = require_repository(name)
        with self._lock:
            if hub_name not in self._downloads:
                token = self.config.hf_token
                self._downloads[hub_name] = ModelDownload(name, hub_name, self._models, token)
            return self._downloads[hub_name]

    def loaded(self, choice: ModelChoice, report: Report) -> LoadedModel:
        """Return the model on its device.

        The first caller loads it and the others wait. Callers of other models do not wait. Raises
        EngineTrouble, and errors of `report`.
        """
        with self._lock:
            loading = self._loading.setdefault(choice.name, threading.Lock())
        folder = None if choice.name in self._loaded else self.folder(choice, report)
        with loading:
            model = self._loaded.get(choice.name)
            if model is None:
                model = LoadedModel(folder or self.folder(choice, report), self.config)
                self._loaded[choice.name] = model
                self._unload_others(choice.name)
        model.renew()
        return model

    def _unload_others(self, name: str) -> None:
        """Unload models that were replaced by a better one."""
        kept = {name, self.config.model, self.config.careful_model}
        if self.config.model == AUTO:
            kept.add(self.choose(AUTO).name)
        for other in [each for each in self._loaded if each not in kept]:
            if self._loaded[other].scheduler.is_idle:
                self._loaded.pop(other).scheduler.close()

    def _model_to_fetch(self, setting: str) -> ModelChoice | None:
        """Return the model to download, if any.

        It is the model of the first job when it is not stored, or with `auto` a better one. Raises
        EngineMissing.
        """
        choice = self.choose(setting)
        if choice.source == "hub":
            return choice
        return self.better() if setting == AUTO else None

    def fetch_ahead(self, setting: str, stop: threading.Event) -> None:
        """Download the model that jobs will need, or a better one for this machine.

        Ends when it is complete, or with `stop`. Blocks: run it in a thread of its own.
        """
        while not stop.is_set() and (best := self._model_to_fetch(setting)):
            if is_offline():
                log.info(
                    "model not downloaded, the hub may not be contacted",
                    model=best.name,
                    why=best.why,
                )
                return
            log.info("downloading a model ahead of its jobs", model=best.name, why=best.why)
            try:
                if self.download(best.name).keep_fetching(stop):
                    log.info("model downloaded, later jobs use it", model=best.name)
                    return
            except EngineTrouble as trouble:
                log.warning(
                    "model download failed, trying again later", model=best.name, why=str(trouble)
                )
            stop.wait(FETCH_AGAIN)


def require_repository(name: str) -> str:
    """Return the repository of a name. Raises EngineMissing with similar names."""
    hub_name = find_repository(name)
    if hub_name is None:
        raise engine_missing(f"there is no model `{name}`: {suggest_names(name)}")
    return hub_name


def engine_missing(detail: str) -> EngineMissing:
    """Return an error about a WHISPER_MODEL that can't be used."""
    return EngineMissing(detail, engine=ENGINE, setting="WHISPER_MODEL")
