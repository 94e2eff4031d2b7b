"""The README and the pages that it links match the code."""

import re
from pathlib import Path

import pytest
import yaml

from bot.dispatch.routes import COMMANDS
from bot.i18n.translator import Translations
from storage.config import names
from tests.env_example import fields

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
USING = (ROOT / "docs/USING.md").read_text()
OPERATING, DEPLOYING, TROUBLESHOOTING = (
    (ROOT / f"docs/{name}.md").read_text() for name in ("OPERATING", "DEPLOYING", "TROUBLESHOOTING")
)
CONTRIBUTING, SECURITY = (
    (ROOT / f"{name}.md").read_text() for name in ("CONTRIBUTING", "SECURITY")
)
DOCS = sorted((ROOT / "docs").glob("*.md"))
OTHERS = {
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("HF_ENDPOINT", "HF_HUB_OFFLINE", "HF_HUB_DOWNLOAD_TIMEOUT"),
    *("TELEGRAM_API_ID", "TELEGRAM_API_HASH"),  # of the local Bot API server
}
"""Variables that libraries and other servers read."""
SETTINGS = {name.upper() for name in fields()}


def test_command_table_matches_the_commands_of_the_bot() -> None:
    say = Translations().for_locale("en")
    table = dict(re.findall(r"^\| `/(\w+)` \| (.+) \|$", USING, re.MULTILINE))
    assert table == {name: say(f"command-{name}") for name in COMMANDS}


def test_named_settings_exist() -> None:
    pages = (README, USING, OPERATING, DEPLOYING, TROUBLESHOOTING)
    named = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`", "".join(pages)))
    assert {"LINKS_ALLOWED_HOSTS", "WORKER_MEMORY"} <= named
    unknown = {name for name in named - OTHERS if not names.OTHERS.fullmatch(name)}
    assert unknown <= SETTINGS


def test_named_make_targets_exist_and_ci_runs_demo_and_test() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", README)) <= targets
    assert set(re.findall(r"^make ([a-z-]+)", CONTRIBUTING, re.MULTILINE)) <= targets
    assert set(re.findall(r"`make ([a-z-]+)", SECURITY)) <= targets
    script = (ROOT / ".ci/run").read_text()
    assert re.search(r"^make demo$", script, re.MULTILINE)
    assert re.search(r"^make test$", script, re.MULTILINE)
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())
    assert any("bash .ci/run" in str(step) for step in workflow["jobs"]["test"]["steps"])


@pytest.mark.parametrize(
    "page",
    [*(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")), *DOCS],
    ids=str,
)
def test_linked_files_exist(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)|(?:src|srcset)=\"([^\"]+)\"", page.read_text())
    for link in map("".join, links):
        assert (page.parent / link).exists(), link


def test_pages_name_their_audience() -> None:
    for page in (ROOT / "SECURITY.md", *DOCS):
        opening = page.read_text().split("\n")[2]
        assert opening.startswith("For "), page.name


def test_tests_named_in_the_threat_model_exist() -> None:
    named = re.findall(r"`(tests/[^`]+)`", SECURITY)
    assert len(named) >= 10
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_picture_is_used_in_the_readme() -> None:
    """`python -m tests.e2e.pictures` makes them."""
    pictures = [path for path in (ROOT / "docs").iterdir() if path.suffix in (".svg", ".png")]
    assert len(pictures) == 5
    for path in pictures:
        assert f'"docs/{path.name}"' in README
