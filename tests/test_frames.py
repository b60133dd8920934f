"""Interactive figures: every state draws, every value of every input shows, no frame changes unseen."""

import itertools

import pytest

from fingerprints import alike, fingerprints, read, same


@pytest.fixture(scope="module")
def frames(run):
    return fingerprints(run)


def test_frames_are_the_committed_ones(run, frames):
    committed = read(run.slug)
    assert [[frame["state"] for frame in figure] for figure in committed] == [
        [frame["state"] for frame in figure] for figure in frames
    ]
    pairs = zip(itertools.chain(*committed), itertools.chain(*frames), strict=True)
    changed = [now["state"] for before, now in pairs if not same(before, now)]
    assert not changed, "not the committed frames: look at them, then run `make refresh`"


def test_every_value_of_every_input_shows(run, frames):
    for explorer, figure in zip(run.explores, frames, strict=True):
        for name, values in explorer.choices.items():
            for one, other in itertools.combinations(values, 2):
                pairs = zip(with_value(figure, name, one), with_value(figure, name, other), strict=True)
                assert not all(alike(a["drawn"], b["drawn"]) for a, b in pairs), (
                    f"{name} = {one} draws what {name} = {other} draws, in every state"
                )


def with_value(figure, name, value):
    return [frame for frame in figure if frame["state"][name] == value]


def test_every_state_has_words(run):
    for explorer in run.explores:
        for state in explorer.states():
            alt = explorer.alt(**state) if callable(explorer.alt) else explorer.alt
            assert len(alt) > 20, f"{state}: the alternative text {alt!r} says too little"
            assert explorer.description(state).strip()
