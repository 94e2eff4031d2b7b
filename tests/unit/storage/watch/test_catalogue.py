"""The catalogue is documented, and each metric is recorded with as many labels as it has."""

import ast
import re
from collections.abc import Iterator

from storage.watch import catalogue
from storage.watch.catalogue import METRICS
from storage.watch.metrics import Metric
from tests.paths import ROOT


def row(metric: Metric) -> str:
    labels = ", ".join(f"`{name}`" for name in metric.labels) or "–"
    return f"| `{metric.name}` | {metric.kind} | {metric.of} | {labels} | {metric.text} |"


def test_documented_metrics_are_those_that_exist() -> None:
    text = (ROOT / "docs/OPERATING.md").read_text()
    assert re.findall(r"^\| `mp4totext_.*$", text, re.MULTILINE) == [row(it) for it in METRICS]


def recordings() -> Iterator[tuple[str, Metric, int, str]]:
    """Yield place, metric, number of labels and method of every call that records a value."""
    known = {name: it for name, it in vars(catalogue).items() if isinstance(it, Metric)}
    for path in (
        path for name in ("bot", "pipeline", "storage") for path in ROOT.glob(f"{name}/**/*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name(id=name), attr="add" | "set" | "observe" as how
                    )
                ) if name in known:
                    yield f"{path.name}:{node.lineno}", known[name], len(node.args) - 1, how


def test_every_metric_is_recorded_with_its_labels() -> None:
    found = list(recordings())
    assert {metric.name for _, metric, _, _ in found} == {it.name for it in METRICS}
    methods = {"counter": {"add"}, "gauge": {"add", "set"}, "histogram": {"observe"}}
    wrong = [
        where
        for where, metric, count, how in found
        if count != len(metric.labels) or how not in methods[metric.kind]
    ]
    assert not wrong
