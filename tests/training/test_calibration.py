import numpy as np
import pytest

from training.calibration import Curve, fitted, read


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (0.8, -0.6), (1.5, 0.3)])
def test_a_bent_curve_is_found_again(slope: float, shift: float) -> None:
    odds = np.linspace(-6, 6, 2001)
    chances = 1 / (1 + np.exp(-odds))
    story = 1 / (1 + np.exp(-(slope * odds + shift)))
    found = fitted(chances.astype(np.float32), story.astype(np.float32))
    assert (found.slope, found.shift) == pytest.approx((slope, shift), abs=1e-3)


def test_curves_follow_each_other() -> None:
    assert Curve(0.5, 1.0).over(Curve(0.8, -0.6)) == Curve(0.4, 0.7)
    assert Curve().over(Curve(0.8, -0.6)) == Curve(0.8, -0.6)


def test_chances_of_nothing_and_of_all_are_read() -> None:
    found = fitted(np.array([0, 0, 0, 1, 1, 1, 0.5, 0.5], np.float32), np.array([0, 0, 1, 1, 1, 0, 0, 1], np.float32))
    assert 0 < found.slope < 1


def test_the_packaged_curve_keeps_the_order_of_odds() -> None:
    assert read().slope > 0
