"""The confidence means what it says: of the pages that are taken for something for sure, so many are that."""

from calibration import SURE, measured


def test_what_is_said_to_be_sure_is_right_so_often() -> None:
    found = measured()
    assert found[SURE[0]][0] > 50
    for level, (taken, right) in found.items():
        assert right >= level * taken
