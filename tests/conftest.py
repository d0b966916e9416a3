"""What all tests share: the measuring data beside the checkout, and a CI run in which nothing is skipped."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest

CHECKOUT = Path(__file__).parents[1]
Report = TypeVar("Report", pytest.CollectReport, pytest.TestReport)
IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the working tree."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data to measure on, read where it lies: `TALLYMARK_SHARED`, else `shared` beside the checkout."""
    folder = Path(os.environ.get("TALLYMARK_SHARED") or CHECKOUT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no measuring data at {folder}; TALLYMARK_SHARED names another place")
    return folder


def _refused(report: Report) -> Report:
    """In CI a test that was skipped has failed: what is not run is not known to work."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and CI skips nothing: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _refused((yield))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _refused((yield))
