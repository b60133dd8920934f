"""The lines by which chapters use the package, from data to a search, as a reader would type them."""

import numpy as np
import pytest
from sklearn.model_selection import GridSearchCV

from nncourse import (
    L2,
    Activate,
    Adam,
    BatchNorm,
    Dense,
    Dropout,
    EarlyStopping,
    MLPClassifier,
    Network,
    SoftmaxCrossEntropy,
    Standardizer,
    check_gradients,
    fit,
    load_digits,
    relu,
)  # fmt: skip


@pytest.fixture(scope="module")
def trained():
    rng = np.random.default_rng(0)
    train, validation, test = load_digits(rng=rng)
    scaler = Standardizer().fit(train.X)
    net = Network([Dense(64, 128), BatchNorm(128), Activate(relu), Dropout(0.2), Dense(128, 10)], rng=rng)
    history = fit(net, scaler.transform(train.X), train.y, loss=SoftmaxCrossEntropy(), optimizer=Adam(1e-2),
                  epochs=30, batch_size=64, rng=rng, regularizer=L2(1e-4), progress=True,
                  validation=(scaler.transform(validation.X), validation.y),
                  early_stopping=EarlyStopping(patience=10))  # fmt: skip
    return net, history, scaler.transform(test.X), test.y


def test_a_digits_net_reads_nearly_every_digit(trained):
    net, history, X, y = trained
    assert (net.predict(X).argmax(axis=1) == y).mean() > 0.95
    assert history.validation_loss[history.best_epoch] == min(history.validation_loss)
    loss, accuracy = history.plot().axes
    assert [len(line.get_xdata()) for line in loss.lines[:2]] == [len(history.loss)] * 2
    assert accuracy.get_ylabel() == "accuracy"


def test_a_trace_shows_every_box_before_and_after_backward(trained):
    net, _, X, y = trained
    loss, rng = SoftmaxCrossEntropy(), np.random.default_rng(0)
    logits, trace = net.forward(X, training=True, rng=rng)
    value, cache = loss.forward(logits, y)
    assert value > 0
    assert [step.name for step in trace] == ["dense1", "batchnorm1", "activate1", "dropout1", "dense2"]
    assert all(step.dy is None for step in trace)
    net.gradient = np.nan
    net.backward(loss.backward(cache), trace)
    assert np.isfinite(net.gradient).all()
    assert [step.dy.shape for step in trace] == [step.output.shape for step in trace]


def test_its_gradients_are_right(trained):
    _, _, X, y = trained
    small = Network([Dense(64, 3), BatchNorm(3), Activate(relu), Dropout(0.2), Dense(3, 10)],
                    rng=np.random.default_rng(0))  # fmt: skip
    errors = check_gradients(small, X[:8], y[:8], loss=SoftmaxCrossEntropy(), training=True, seed=0)
    assert set(errors) == {*small.parameters, "x"}
    assert max(errors.values()) < 1e-5


def test_a_grid_search_over_the_estimator(trained):
    _, _, X, y = trained
    grid = {"learning_rate": [1e-6, 1e-2], "l2": [1e-4]}
    search = GridSearchCV(MLPClassifier(hidden=(50,), epochs=10, random_state=0), grid, cv=3).fit(X, y)
    assert search.best_params_["learning_rate"] == 1e-2
