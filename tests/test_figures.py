"""The figures that the README prints are those of this very code."""

import json

import pytest
from measure import CALIBRATION, MEASURED, STORED, calibration, measure

STORED_FIGURES = json.loads(STORED.read_text("utf-8"))


def test_every_measurement_is_stored() -> None:
    assert list(STORED_FIGURES) == list(MEASURED)


def test_the_site_tells_the_stored_calibration() -> None:
    assert json.loads(CALIBRATION.read_text("utf-8")) == calibration(STORED_FIGURES)


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", MEASURED)
def test_the_stored_figures_are_todays(name: str) -> None:
    assert measure(name) == STORED_FIGURES[name], "run: python tests/measure.py, then make readme"
