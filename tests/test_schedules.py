"""Schedules: pure functions of the step number."""

import pickle

import numpy as np
import pytest

import checks_training
import nncourse as nn
from checks import assert_close
from checks_training import SCHEDULES


@pytest.mark.parametrize("name", SCHEDULES)
def test_formula(name):
    checks_training.schedule_follows_formula(nn, name)


def test_every_schedule_is_covered():
    assert {type(make(nn)).__name__ for make, _ in SCHEDULES.values()} == set(nn._PUBLIC["schedules"].split())


@pytest.mark.parametrize("name", SCHEDULES)
def test_they_are_values(name):
    """A checkpoint tells runs apart by their representations."""
    make, _ = SCHEDULES[name]
    schedule = make(nn)
    assert pickle.loads(pickle.dumps(schedule)) == schedule == make(nn)
    assert repr(schedule) == repr(make(nn))
    with pytest.raises(AttributeError):
        schedule.steps = 3


@pytest.mark.parametrize("name", SCHEDULES)
def test_an_optimizer_follows(name):
    schedule, theta = SCHEDULES[name][0](nn), np.zeros(1)
    optimizer = nn.SGD(schedule)
    for step in range(10):
        assert optimizer.rate() == schedule(step)
        optimizer.step(theta, np.ones(1))
        assert_close(theta, [-sum(schedule(t) for t in range(step + 1))], 1e-12)


def test_ends():
    assert nn.Cosine(0.5, 10)(0) == 0.5
    assert nn.Cosine(0.5, 10)(10) == nn.Cosine(0.5, 10)(10_000) == 0.0
    assert nn.WarmUp(0.5, 5)(0) == 0.1, "a first step of size 0 would be wasted"
    assert nn.WarmUp(0.5, 5)(4) == nn.WarmUp(0.5, 5)(5) == 0.5
    assert nn.WarmUp(0.5, 1)(0) == 0.5
    assert nn.StepDecay(0.5, 3)(2) == 0.5
    assert_close(nn.StepDecay(0.5, 3)(3), 0.05, 1e-15)


def test_warm_up_of_any_function():
    assert [nn.WarmUp(lambda step: 8.0 - step, 2)(t) for t in range(5)] == [4.0, 8.0, 8.0, 7.0, 6.0]
