"""The workflows of the public forge: what they run exists, and every action is a known commit."""

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text()


def jobs(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows" / name).read_text())["jobs"]
    return loaded


def test_actions_are_pinned_to_commits_and_the_same_everywhere() -> None:
    commits: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        lines = re.findall(r"^.*uses: (.+)$", path.read_text(), re.MULTILINE)
        assert lines
        for line in lines:
            found = re.fullmatch(r"([\w./-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
            assert found, f"{path.name}: {line}"
            commits.setdefault(found[1], set()).add(found[2])
    assert all(len(each) == 1 for each in commits.values())


def test_every_supported_python_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    ci = jobs("ci.yml")
    steps = [it.get("with", {}) for it in ci["test"]["steps"]]
    tested = [it["python-version"] for it in steps if "python-version" in it]
    tested += ci["versions"]["strategy"]["matrix"]["python"]
    assert tested == ["3.11", "3.12", "3.13", "3.14"]
    assert project["requires-python"] == f">={tested[0]}"
    targets = re.findall(r"make ([a-z-]+)", str(ci))
    assert targets
    assert all(re.search(rf"^{target}:", MAKEFILE, re.MULTILINE) for target in targets)


def test_locked_packages_are_audited_every_week() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text())
    triggers = workflow[True]  # YAML 1.1 reads «on» so
    (cron,) = (each["cron"] for each in triggers["schedule"])
    assert re.fullmatch(r"\d+ \d+ \* \* \d", cron)
    assert triggers["push"]["paths"] == ["locks/**"]
    assert [it["run"] for it in workflow["jobs"]["audit"]["steps"] if "run" in it] == ["make audit"]
    recipe = MAKEFILE.partition("\naudit:")[2].partition("\n\n")[0]
    assert set(re.findall(r"locks/([\w-]+)\.txt", recipe)) >= {"dev", "worker-cuda"}


def test_jobs_have_little_rights_and_an_end() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text())
        assert workflow["permissions"] == {"contents": "read"}
        for name, job in workflow["jobs"].items():
            assert "timeout-minutes" in job, f"{path.name}: {name}"
            extra = job.get("permissions", {}).items() - {("contents", "read")}
            assert extra <= {("packages", "write")}


def test_images_of_a_release_are_those_of_the_chart() -> None:
    (job,) = jobs("images.yml").values()
    built = job["strategy"]["matrix"]["include"]
    for each in built:
        assert (ROOT / f"docker/{each['image']}.Dockerfile").exists()
        assert (ROOT / f"locks/{each['lock']}.txt").exists()
    both = "linux/amd64,linux/arm64"
    assert {(it["image"], it["suffix"]) for it in built if it["platforms"] == both} == {
        ("bot", ""),
        ("worker", ""),
    }
    templates = ROOT / "docker/kubernetes/mp4totext/templates"
    named = re.findall(
        r'"mp4totext.image" \(dict "root" [.$] "name" "(\w+)"',
        "".join(path.read_text() for path in templates.glob("*.yaml")),
    )
    assert set(named) == {"bot", "worker"}
    gpu = yaml.safe_load((ROOT / "docker/kubernetes/examples/gpu.yaml").read_text())
    assert gpu["images"]["workerTag"].endswith("-cuda")
    chart = yaml.safe_load((templates.parent / "Chart.yaml").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert chart["version"] == chart["appVersion"] == project["version"]
    options = job["steps"][-1]["with"]
    assert options["sbom"] is True
    assert "LOCK=" in options["build-args"]
