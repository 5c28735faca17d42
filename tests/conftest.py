"""What all tests share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

# A shell that starts us in the background has Ctrl-C ignored, which the programs that we interrupt would inherit.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A busy machine is no reason to fail, and the same examples are run everywhere: a failure is a failure for all.
settings.register_profile("newsparse", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsparse")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests of a hundred examples more time than those of one."""
    for item in items:
        if isinstance(item, pytest.Function) and getattr(item.obj, "is_hypothesis_test", False):
            item.add_marker(pytest.mark.timeout(60), append=True)
