"""The garbage collector pauses where it is asked to, and goes on afterwards."""

import gc

import pytest

from quotes.grammars.collector import paused, uncollected


def test_it_pauses_inside_and_goes_on_after() -> None:
    assert gc.isenabled()
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    @uncollected
    def fail() -> None:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert gc.isenabled()


def test_a_pause_of_somebody_else_stays() -> None:
    gc.disable()
    try:
        assert uncollected(gc.isenabled)() is False
        assert not gc.isenabled()
    finally:
        gc.enable()
