"""Adapters of models and services, grouped by task and chosen by a setting."""

import os

NO_TELEMETRY = {
    # Since 1.29 the Linux wheels report each process and model to Microsoft: no upload, no device
    # id. https://github.com/microsoft/onnxruntime/pull/27379
    "ORT_DISABLE_TELEMETRY": "1",
    # https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
"""Environment variables that disable telemetry of libraries.

The libraries read them at their first use, which is after the import of this package."""
os.environ.update(NO_TELEMETRY)
