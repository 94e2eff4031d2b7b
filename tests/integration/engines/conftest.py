"""Every summary server."""

from __future__ import annotations

import pytest

from tests.integration.engines.vendors import VENDORS, Vendor


@pytest.fixture(params=VENDORS, ids=lambda vendor: vendor.name)
def vendor(request: pytest.FixtureRequest) -> Vendor:
    found: Vendor = request.param
    return found
