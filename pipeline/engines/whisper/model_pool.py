"""Whisper models of one worker: chosen, found or downloaded, and loaded once for all jobs."""

from __future__ import annotations

import threading
from functools import cached_property
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.device import plan_device
from pipeline.engines.whisper.loaded_model import LoadedModel
from pipeline.engines.whisper.models import choice as model_choice
from pipeline.engines.whisper.models.choice import BASE, Available, ModelChoice
from pipeline.engines.whisper.models.download import ModelDownload
from pipeline.engines.whisper.models.folder import problem_of
from pipeline.engines.whisper.models.hub import Hub, HubTrouble, is_offline, not_fetched
from pipeline.engines.whisper.models.machine import Machine, this_machine
from pipeline.engines.whisper.models.names import AUTO, as_folder, nearest, repository
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
        found = this_machine()
        threads = self.config.cpu_threads
        return Machine(min(found.cores, threads or found.cores), found.memory, found.card)

    def choose(self, setting: str) -> ModelChoice:
        """Return the model for a WHISPER_MODEL now. Raises EngineMissing when none is available."""
        if setting != AUTO:
            return self._set(setting)
        found = model_choice.choose(self.machine, self.available, on_card=self.on_card)
        if found is None:
            raise engine_missing(
                "no model is here and HF_HUB_OFFLINE says that no hub may be asked: "
                "pip install 'mp4totext[models]', or set WHISPER_MODEL to a model's folder"
            )
        return found

    def better(self) -> ModelChoice | None:
        """Return a model that suits this machine better than the current one of `auto`, if any."""
        return model_choice.better(self.machine, self.available, on_card=self.on_card)

    def next_best(self) -> list[str]:
        """Return the available models, the best first, for when the chosen one can't be used."""
        there = self.available
        return [name for name in model_choice.BEST_FIRST if there.has(name)]

    def why(self) -> str:
        """Return a code for the receipt: `fetching` or `lacking` a better model, or ""."""
        best = self.better()
        if best is None:
            return ""
        return "fetching" if self._is_fetching(best.name) else "lacking"

    def _is_fetching(self, name: str) -> bool:
        where = repository(name)
        download = self._downloads.get(where) if where else None
        return download is not None and download.is_running

    @property
    def available(self) -> Available:
        """Models that can be used or downloaded now."""
        return Available(packages_installed(), fetched_names(self._models), not is_offline())

    @property
    def on_card(self) -> bool:
        """Return whether recognition runs on a card, and no loaded model found it broken."""
        if any(model.avoids_card for model in list(self._loaded.values())):
            return False
        try:
            return plan_device(self.config).device == "cuda"
        except EngineMissing:  # reported by `ready` and by loading a model
            return False

    def _set(self, setting: str) -> ModelChoice:
        folder = as_folder(setting)
        if folder is not None:
            return ModelChoice(setting, "folder", "set", "set")
        there = self._downloaded(setting)
        packaged = setting == BASE and packages_installed()
        source = "downloaded" if there else "package" if packaged else "hub"
        return ModelChoice(setting, source, "set", "set")  # type: ignore[arg-type]

    def _downloaded(self, name: str) -> Path | None:
        where = repository(name)
        return find_fetched(self._models, where) if where else None

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
        where = checked_repository(name)
        if is_offline():
            raise not_fetched(name, HubTrouble("offline", "HF_HUB_OFFLINE is set"))
        hub = Hub(self.config.hf_token)
        try:
            size = hub.look(where, name).size
        except HubTrouble as trouble:
            raise not_fetched(name, trouble) from None
        return f"to be downloaded from {hub.address} at first use, {size / 1e6:.0f} MB"

    def folder(self, choice: ModelChoice, report: Report | None = None) -> Path:
        """Return the model's folder.

        With `report` a missing model is downloaded, and the progress reported. Raises
        EngineTrouble, and errors of `report`.
        """
        if (folder := as_folder(choice.name)) is not None:
            if problem := problem_of(folder):
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
        where = checked_repository(name)
        with self._lock:
            if where not in self._downloads:
                token = self.config.hf_token
                self._downloads[where] = ModelDownload(name, where, self._models, token)
            return self._downloads[where]

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
                self._forget_others(choice.name)
        model.renew()
        return model

    def _forget_others(self, name: str) -> None:
        """Unload models that were replaced by a better one."""
        kept = {name, self.config.model, self.config.careful_model}
        if self.config.model == AUTO:
            kept.add(self.choose(AUTO).name)
        for other in [each for each in self._loaded if each not in kept]:
            if self._loaded[other].recognizer.is_idle:
                self._loaded.pop(other).recognizer.close()

    def _wanted(self, setting: str) -> ModelChoice | None:
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
        while not stop.is_set() and (best := self._wanted(setting)):
            if is_offline():
                log.info("no hub may be asked for a model", model=best.name, why=best.why)
                return
            log.info("fetching a model ahead of its jobs", model=best.name, why=best.why)
            try:
                if self.download(best.name).keep_fetching(stop):
                    log.info("later jobs use this model", model=best.name)
                    return
            except EngineTrouble as trouble:
                log.warning("a model can't be had", model=best.name, why=str(trouble))
            stop.wait(FETCH_AGAIN)


def checked_repository(name: str) -> str:
    """Return the repository of a name. Raises EngineMissing with similar names."""
    where = repository(name)
    if where is None:
        raise engine_missing(f"there is no model `{name}`: {nearest(name)}")
    return where


def engine_missing(detail: str) -> EngineMissing:
    """Return an error about a WHISPER_MODEL that can't be used."""
    return EngineMissing(detail, engine=ENGINE, setting="WHISPER_MODEL")
