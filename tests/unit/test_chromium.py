"""Browser tests without a browser: skipped on a desk, failed in CI."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Unavailable, needs_chromium


@pytest.mark.parametrize(
    ("environment", "outcome"),
    [({}, pytest.skip.Exception), ({"CI": "true"}, pytest.fail.Exception)],
)
def test_missing_chromium_is_skipped_but_not_in_ci(
    environment: dict[str, str], outcome: type[BaseException]
) -> None:
    with pytest.raises(outcome, match="apt-get update failed"), needs_chromium(environment):
        raise Unavailable("apt-get update failed")
