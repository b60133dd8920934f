"""Checks of the estimators that take a package, so that a copy with a planted bug can be checked too."""

import numpy as np
from sklearn.utils import check_random_state

from checks import Package, assert_close, assert_same, two_clouds

NAMES = np.array(["no", "yes"])


def _generator(seed: int) -> np.random.Generator:
    return np.random.default_rng(check_random_state(seed).randint(2**32, size=4, dtype=np.uint32))


def classifier_is_a_network_under_fit(
    nn: Package, *, optimizer: str = "adam", batch_norm: bool = False
) -> None:
    X, y = two_clouds(n=40)
    rng = _generator(5)
    norm = [nn.BatchNorm(4)] if batch_norm else []
    layers = [nn.Dense(2, 4), *norm, nn.Activate(nn.relu), nn.Dropout(0.2), nn.Dense(4, 2)]
    net = nn.Network(layers, rng=rng, dtype=np.float64)
    decoupled = optimizer == "adamw"
    rule = nn.AdamW(1e-2, weight_decay=0.1) if decoupled else nn.Adam(1e-2)
    history = nn.fit(net, X, y, loss=nn.SoftmaxCrossEntropy(), optimizer=rule, epochs=3, batch_size=16,
                     rng=rng, regularizer=() if decoupled else nn.L2(0.1))  # fmt: skip
    model = nn.MLPClassifier((4,), batch_norm=batch_norm, dropout=0.2, optimizer=optimizer,
                             learning_rate=1e-2, l2=0.1, epochs=3, batch_size=16, random_state=5)  # fmt: skip
    model.fit(X, NAMES[y])
    assert_same(model.network_.theta, net.theta)
    assert model.loss_curve_ == history.loss
    assert_close(model.predict_proba(X), nn.softmax(net.predict(X)), 1e-12)
    assert_same(model.predict(X), NAMES[net.predict(X).argmax(axis=1)])


def regressor_scales_its_targets(nn: Package) -> None:
    X, _ = two_clouds(n=40)
    y = 7 + 1e3 * X @ [1.0, 2.0]
    rng = _generator(5)
    net = nn.Network([nn.Dense(2, 4), nn.Activate(nn.relu), nn.Dense(4, 1)], rng=rng, dtype=np.float64)
    target = ((y - y.mean()) / y.std())[:, None]
    nn.fit(net, X, target, loss=nn.SquaredError(), optimizer=nn.Adam(1e-3), epochs=3, rng=rng,
           regularizer=nn.L2(1e-4))  # fmt: skip
    model = nn.MLPRegressor((4,), epochs=3, random_state=5).fit(X, y)
    assert_close(model.network_.theta, net.theta, 1e-9)
    assert_close(model.predict(X), net.predict(X)[:, 0] * y.std() + y.mean(), 1e-9)


def partial_fit_goes_on(nn: Package) -> None:
    X, y = two_clouds(n=40)
    whole = nn.MLPClassifier((4,), epochs=3, random_state=0).fit(X, y)
    parts = nn.MLPClassifier((4,), random_state=0)
    for _ in range(3):
        parts.partial_fit(X, y, classes=[0, 1])
    assert_same(parts.network_.theta, whole.network_.theta)
    assert parts.loss_curve_ == whole.loss_curve_
    assert parts.history_.metric == whole.history_.metric


def held_out_rows_are_not_trained_on(nn: Package) -> None:
    X, y = two_clouds(n=40)
    rng = _generator(0)
    net = nn.Network([nn.Dense(2, 4), nn.Activate(nn.relu), nn.Dense(4, 2)], rng=rng, dtype=np.float64)
    rows, held_out = nn.stratified_split(y, (0.75, 0.25), rng=rng)
    nn.fit(net, X[rows], y[rows], loss=nn.SoftmaxCrossEntropy(), optimizer=nn.Adam(1e-3), epochs=5, rng=rng,
           regularizer=nn.L2(1e-4), validation=(X[held_out], y[held_out]),
           early_stopping=nn.EarlyStopping(3))  # fmt: skip
    model = nn.MLPClassifier((4,), epochs=5, early_stopping=True, validation_fraction=0.25, patience=3,
                             random_state=0).fit(X, y)  # fmt: skip
    assert_same(model.network_.theta, net.theta)
