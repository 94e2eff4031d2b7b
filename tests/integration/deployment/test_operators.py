"""Objects of the chart that belong to operators, read with models of the operators' schemas."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests.integration.deployment.helm import rendered, tool
from tests.integration.deployment.test_chart import OF_OPERATORS

READ = """
import json, sys
from cloudcoil.models.keda.v1alpha1 import ScaledObject
from cloudcoil.models.prometheus_operator.v1 import ServiceMonitor
for given in json.load(sys.stdin):
    model = {"ScaledObject": ScaledObject, "ServiceMonitor": ServiceMonitor}[given["kind"]]
    read = model.model_validate(given).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert read == given, f"the operator does not know all of {given}"
print("valid")
"""
"""Reads objects of operators with the models of chart-tools, and finds what these leave out."""


@pytest.mark.parametrize("trigger", ["prometheus", "redis"])
def test_objects_of_operators_pass_their_schemas(trigger: str) -> None:
    more = ["--set=autoscaling.enabled=true", f"--set=autoscaling.trigger={trigger}"]
    more += ["--set=autoscaling.redis.authenticationRef=queue"]
    objects = [
        it
        for values in ("autoscaled", "lanes")
        for (kind, _), it in rendered(values, *more).items()
        if kind in OF_OPERATORS
    ]
    assert len(objects) == (5 if trigger == "prometheus" else 4)
    done = read_by_operators(objects)
    assert done.stdout == "valid\n", done.stderr
    wrong = next(it for it in json.loads(json.dumps(objects)) if it["kind"] == "ScaledObject")
    misspelt = json.loads(json.dumps(wrong))
    wrong["spec"]["triggers"][0]["metadata"]["threshold"] = 4
    misspelt["spec"]["minReplicas"] = 1
    for each in (wrong, misspelt):
        assert read_by_operators([each]).returncode != 0


def read_by_operators(objects: list[dict[str, Any]]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [tool("python", of_chart=True), "-c", READ], input=json.dumps(objects),
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
