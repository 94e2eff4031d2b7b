"""`.env` files as editors, shells and Docker write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.config.env_file import EnvFile, find_misspelt
from storage.config.names import closest_name, distance
from storage.settings import StorageSettings

KNOWN = {"WHISPER_MODEL", "DEVICE", "LINKS", "DATA_DIR", "LOG_LEVEL", "DATABASE_URL"}


def read(folder: Path, content: str | bytes) -> EnvFile:
    path = folder / ".env"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return EnvFile(path, KNOWN)


def test_misspelt_setting_is_a_problem_and_unknown_name_a_warning(tmp_path: Path) -> None:
    env_file = read(
        tmp_path, "# ours\n\nWHISPER_MODLE=base\nSOMETHING=1\nTELEGRAM_API_ID=5\ndevice=cpu"
    )
    assert [str(it) for it in env_file.problems] == [
        (
            f"WHISPER_MODLE: {tmp_path}/.env line 3: there is no such setting; "
            "did you mean WHISPER_MODEL?"
        )
    ]
    assert [it.setting for it in env_file.warnings] == ["SOMETHING"]


@pytest.mark.parametrize(
    "name", ["HTTPS_PROXY", "no_proxy", "COMPOSE_PROFILES", "HF_HOME", "TZ", "LOCK", "PGPASSWORD"]
)
def test_variables_of_other_programs_are_ignored(name: str, tmp_path: Path) -> None:
    env_file = read(tmp_path, f"{name}=x\n")
    assert not env_file.problems
    assert not env_file.warnings


def test_shell_and_editor_syntax_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATA_DIR", raising=False)
    monkeypatch.delenv("LOG_LEVEL", raising=False)
    text = '\ufeffexport DATA_DIR="/srv/a b"\r\nLOG_LEVEL=DEBUG  # much\r\n'
    env_file = read(tmp_path, text)
    assert not env_file.problems
    assert not env_file.warnings
    settings = StorageSettings(_env_file=tmp_path / ".env")
    assert (str(settings.data_dir), settings.log_level) == ("/srv/a b", "DEBUG")


def test_malformed_lines_are_reported_without_their_values(tmp_path: Path) -> None:
    env_file = read(tmp_path, "DEVICE: hidden\nDATA_DIR\nLINKS=true\nLINKS=false\n")
    says = [it.says for it in env_file.problems]
    assert says[0].startswith("line 1 can't be read; write NAME=value")
    assert says[1].startswith("line 2 has no value")
    assert "hidden" not in "".join(says)
    assert [str(it) for it in env_file.warnings] == [
        f"LINKS: stands twice in {tmp_path}/.env; the one in line 4 is used"
    ]


def test_unreadable_env_file_is_reported(tmp_path: Path) -> None:
    (folder := tmp_path / "made by docker" / ".env").mkdir(parents=True)
    env_file = EnvFile(folder, KNOWN)
    assert "is a folder; Docker makes one" in env_file.problems[0].says
    other = read(tmp_path, "DEVICE=cpü".encode("latin-1"))
    assert "is not UTF-8 text" in other.problems[0].says
    assert not env_file.readable
    assert not other.readable


def test_missing_env_file_is_no_problem(tmp_path: Path) -> None:
    env_file = EnvFile(tmp_path / ".env", KNOWN)
    assert env_file.readable
    assert not env_file.problems


def test_only_misspelt_settings_are_found_in_the_environment() -> None:
    environment = dict.fromkeys(("WHISPER_MODLE", "WHISPER_MODEL", "DEVICES", "PATH", "DATA_DIRR"))
    problems = list(find_misspelt(dict.fromkeys(environment, ""), KNOWN))
    assert [it.setting for it in problems] == ["WHISPER_MODLE", "DATA_DIRR"]


def test_suggested_name_differs_by_at_most_two_edits() -> None:
    assert distance("MODLE", "MODEL") == 1
    assert distance("", "ABC") == 3
    assert closest_name("WHISPR_MODLE", KNOWN) == "WHISPER_MODEL"
    assert closest_name("LINK", KNOWN) == "LINKS"
    assert closest_name("LOCKS", KNOWN) == ""
    assert closest_name("VOICE", KNOWN) == ""
