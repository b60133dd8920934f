"""Checkpoints: resuming equals never having stopped, bit for bit; what does not fit is refused."""

import json
import pickle
import subprocess
import sys

import numpy as np
import pytest

import checks_training
import nncourse as nn
from chapters import ROOT
from checks import OPTIMIZERS, assert_same, decay, make_optimizer, two_clouds
from checks_training import (
    checkpoint_of_another_run_is_refused,
    noisy_classifier,
    refused_with_nothing_changed,
    train,
)

KINDS = list(dict.fromkeys(name for name, (_, options, _) in OPTIMIZERS.items() if not options))


@pytest.mark.parametrize("patience", [None, 6])
@pytest.mark.parametrize("name", KINDS)
def test_resumed_equals_whole(name, patience):
    """With dropout, batch norm, penalties, validation, and early stopping or none."""
    checks_training.resumed_run_equals_whole(
        nn,
        lambda nn: make_optimizer(nn, name, 0.01),
        patience=patience,
        epochs=12 if patience is None else 30,
    )


@pytest.mark.parametrize(
    "rate",
    [nn.Cosine(0.05, 60), nn.WarmUp(nn.StepDecay(0.05, 20), 9), decay],
    ids=["cosine", "warm-up", "function"],
)
def test_resumed_equals_whole_under_a_schedule(rate):
    checks_training.resumed_run_equals_whole(nn, lambda nn: nn.Momentum(rate), patience=None, epochs=12)


@pytest.mark.parametrize("bits", ["MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"])
def test_resumed_equals_whole_with_any_generator(bits):
    checks_training.resumed_run_equals_whole(nn, patience=None, epochs=6, bits=getattr(np.random, bits))


def test_resumed_in_another_process(tmp_path):
    """Nothing in the file depends on the process: addresses, hashes, open objects."""
    code = """
import sys
import nncourse as nn, numpy as np
from checks import decay
from checks_training import noisy_classifier, train
net, rng = noisy_classifier(nn), np.random.default_rng(0)
train(nn, net, nn.AdamW(decay), rng, epochs=int(sys.argv[1]), checkpoint=sys.argv[2])
print(net.theta.tobytes().hex(), net.state.tobytes().hex())
"""
    for epochs in ("3", "5"):
        command = [sys.executable, "-c", code, epochs, str(tmp_path / "run")]
        environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "OPENBLAS_NUM_THREADS": "1"}
        result = subprocess.run(command, capture_output=True, text=True, env=environment)
        assert result.returncode == 0, result.stderr
    net = noisy_classifier(nn)
    train(nn, net, nn.AdamW(decay), np.random.default_rng(0), epochs=5)
    assert result.stdout.split() == [net.theta.tobytes().hex(), net.state.tobytes().hex()]


def test_a_checkpoint_changes_nothing_in_the_run(tmp_path):
    nets = [noisy_classifier(nn) for _ in range(2)]
    histories = [
        train(nn, net, nn.Adam(), np.random.default_rng(0), epochs=3, **options)
        for net, options in zip(nets, ({}, {"checkpoint": tmp_path / "run"}), strict=True)
    ]
    assert histories[0] == histories[1]
    assert_same(nets[0].theta, nets[1].theta)
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_finished_run_is_not_trained_again(tmp_path):
    net, again = noisy_classifier(nn), noisy_classifier(nn, seed=4)
    runs = [
        train(nn, each, nn.Adam(0.05), np.random.default_rng(0), epochs=epochs, checkpoint=tmp_path / "run",
              early_stopping=nn.EarlyStopping(2))
        for each, epochs in ((net, 50), (again, 60))
    ]  # fmt: skip
    assert len(runs[0].loss) < 50
    assert runs[0] == runs[1]
    assert_same(again.theta, net.theta)
    assert_same(again.state, net.state)


def test_written_after_every_epoch_before_the_callbacks(tmp_path):
    """A callback that fails loses nothing."""
    path, epochs = tmp_path / "run", []

    def look(net, history):
        with np.load(path) as content:
            assert_same(content["theta"], net.theta)
            epochs.append(len(json.loads(str(content["notes"]))["history"]["loss"]))

    train(
        nn,
        noisy_classifier(nn),
        nn.Adam(),
        np.random.default_rng(0),
        epochs=3,
        checkpoint=path,
        callbacks=[look],
    )
    assert epochs == [1, 2, 3]


REFUSED = {
    "architecture": ("holds another architecture", lambda: {"net": noisy_classifier(nn, hidden=6)}),
    "precision": (
        "is of a run with precision float32, got float64",
        lambda: {"net": noisy_classifier(nn, dtype=np.float64)},
    ),
    "optimizer": ("optimizer Adam(learning_rate=0.05,", lambda: {"optimizer": nn.RMSProp(0.05)}),
    "optimizer without state": ("got SGD(learning_rate=0.05)", lambda: {"optimizer": nn.SGD(0.05)}),
    "rate": ("got Adam(learning_rate=0.04,", lambda: {"optimizer": nn.Adam(0.04)}),
    "setting": ("beta2=0.99,", lambda: {"optimizer": nn.Adam(0.05, beta2=0.99)}),
    "generator": (
        "is of a run with generator PCG64, got MT19937",
        lambda: {"rng": np.random.Generator(np.random.MT19937(0))},
    ),
    "early stopping": ("with early stopping on, got off", lambda: {"early_stopping": None}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_checkpoint_of_another_run_is_refused(tmp_path, what):
    message, changes = REFUSED[what]
    checkpoint_of_another_run_is_refused(nn, tmp_path / "run", message, **changes())


def fresh():
    return {"net": noisy_classifier(nn, seed=5), "optimizer": nn.Adam(0.05), "rng": np.random.default_rng(0)}


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.5, 0.8, 0.95, 0.999])
def test_cut_short(tmp_path, share):
    path = tmp_path / "run"
    train(nn, **fresh(), epochs=2, checkpoint=path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    refused_with_nothing_changed(nn, path, "is not a complete file with theta, state, best_theta", fresh())


def test_files_of_another_kind(tmp_path):
    noisy_classifier(nn).save(tmp_path / "net")
    np.savez(tmp_path / "other.npz", theta=np.zeros(3))
    (tmp_path / "text").write_text("theta")
    (tmp_path / "pickle").write_bytes(pickle.dumps({"theta": np.zeros(3)}))
    for name in ("net", "other.npz", "text", "pickle"):
        refused_with_nothing_changed(nn, tmp_path / name, "is not a complete file", fresh())


def test_an_interrupted_write_leaves_the_epoch_before(tmp_path, monkeypatch):
    path = tmp_path / "run"
    train(nn, **fresh(), epochs=2, checkpoint=path)
    written = path.read_bytes()

    def fail(file, **arrays):
        file.write(b"half of")
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(np, "savez", fail)
        with pytest.raises(OSError, match="disk full"):
            train(nn, **fresh(), epochs=3, checkpoint=path)
    assert path.read_bytes() == written
    assert [file.name for file in tmp_path.iterdir()] == ["run"]
    assert len(train(nn, **fresh(), epochs=3, checkpoint=path).loss) == 3


def test_a_used_optimizer_takes_up_its_own_run_again(tmp_path):
    """As in a notebook whose cell is run twice."""
    parts = fresh()
    first = train(nn, **parts, epochs=2, checkpoint=tmp_path / "run")
    second = train(nn, **parts, epochs=4, checkpoint=tmp_path / "run")
    assert second.loss[:2] == first.loss
    whole = noisy_classifier(nn, seed=5)
    train(nn, whole, nn.Adam(0.05), np.random.default_rng(0), epochs=4)
    assert_same(parts["net"].theta, whole.theta)


def test_a_regression_is_not_taken_up_by_a_classification(tmp_path):
    X, y = two_clouds()
    path = tmp_path / "run"
    options = {"epochs": 1, "checkpoint": path}
    nn.fit(**fresh(), X=X, y=np.eye(2)[y], loss=nn.SquaredError(), **options)
    refused_with_nothing_changed(nn, path, "a run with metric mean absolute error, got accuracy", fresh())
