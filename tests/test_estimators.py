"""The estimators: scikit-learn's own checks, its tools around them, and the training that they stand for."""

import copy
import doctest
import inspect
import pickle
import re

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import DataConversionWarning, FitFailedWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import check_random_state, get_tags
from sklearn.utils.estimator_checks import parametrize_with_checks

import nncourse as nn
from benchmarks.accuracy import scores
from checks import assert_close, assert_same, two_clouds, unchanged
from nncourse import MLPClassifier, MLPRegressor, estimators

BOTH = pytest.mark.parametrize("kind", [MLPClassifier, MLPRegressor])
NAMES = np.array(["no", "yes"])


def clouds(n=40, dtype=np.float64):
    X, y = two_clouds(n=n)
    return X.astype(dtype), y


def small(kind=MLPClassifier, **options):
    return kind(**({"hidden": (8,), "epochs": 5, "learning_rate": 1e-2, "random_state": 0} | options))


@parametrize_with_checks(
    [kind(**options) for kind in (MLPClassifier, MLPRegressor)
     for options in ({}, {"early_stopping": True}, {"batch_norm": True, "dropout": 0.1})]
)  # fmt: skip
def test_scikit_learn_checks(estimator, check):
    check(estimator)


# accuracy


def test_defaults_beat_scikit_learns_on_the_digits():
    difference = scores("nncourse, defaults") - scores("scikit-learn, defaults")
    assert len(difference) == 10
    assert difference.mean() >= 0


def test_best_recipe_reaches_98_5_percent():
    assert scores("nncourse, best recipe", range(200, 203)).mean() >= 98.5


def test_regressor_learns_a_curve():
    X = np.linspace(-2, 2, 80)[:, None]
    y = 1e4 + 1e3 * np.sin(2 * X[:, 0])
    model = MLPRegressor((50,), learning_rate=1e-2, epochs=200, random_state=0).fit(X, y)
    assert model.score(X, y) > 0.99


# what is trained


@pytest.mark.parametrize(
    ("options", "boxes", "optimizer", "regularizer"),
    [
        ({}, [nn.Dense(2, 200), nn.Activate(nn.relu), nn.Dense(200, 2)], nn.Adam(1e-3), nn.L2(1e-4)),
        ({"hidden": ()}, [nn.Dense(2, 2)], nn.Adam(1e-3), nn.L2(1e-4)),
        ({"hidden": [3], "activation": "gelu", "optimizer": "nesterov", "learning_rate": 0.1, "l2": 0.5},
            [nn.Dense(2, 3), nn.Activate(nn.gelu), nn.Dense(3, 2)], nn.Nesterov(0.1), nn.L2(0.5)),
        ({"hidden": np.array([4, 3]), "batch_norm": True, "dropout": 0.2, "optimizer": "adamw", "l2": 0.1},
            [nn.Dense(2, 4), nn.BatchNorm(4), nn.Activate(nn.relu), nn.Dropout(0.2),
             nn.Dense(4, 3), nn.BatchNorm(3), nn.Activate(nn.relu), nn.Dropout(0.2), nn.Dense(3, 2)],
            nn.AdamW(1e-3, weight_decay=0.1), ()),
    ],
)  # fmt: skip
def test_classifier_is_a_network_under_fit(options, boxes, optimizer, regularizer):
    X, y = clouds()
    rng = np.random.default_rng(check_random_state(5).randint(2**32, size=4, dtype=np.uint32))
    net = nn.Network(boxes, rng=rng, dtype=np.float64)
    history = nn.fit(net, X, y, loss=nn.SoftmaxCrossEntropy(), optimizer=optimizer, epochs=3, batch_size=16,
                     rng=rng, regularizer=regularizer)  # fmt: skip
    model = MLPClassifier(**options, epochs=3, batch_size=16, random_state=5).fit(X, y)
    assert_same(model.network_.theta, net.theta)
    assert_same(model.network_.state, net.state)
    assert model.loss_curve_ == model.history_.loss == history.loss
    assert_close(model.predict_proba(X), nn.softmax(net.predict(X)), 1e-12)
    assert_same(model.predict(X), net.predict(X).argmax(axis=1))


def test_regressor_scales_the_target():
    X, _ = clouds()
    y = 7 + 1e3 * X @ [[1.0, 2.0, 0.0], [0.0, 1.0, 1.0]]
    rng = np.random.default_rng(check_random_state(5).randint(2**32, size=4, dtype=np.uint32))
    net = nn.Network([nn.Dense(2, 200), nn.Activate(nn.relu), nn.Dense(200, 3)], rng=rng, dtype=np.float64)
    nn.fit(net, X, (y - y.mean(axis=0)) / y.std(axis=0), loss=nn.SquaredError(), optimizer=nn.Adam(1e-3),
           epochs=3, rng=rng, regularizer=nn.L2(1e-4))  # fmt: skip
    model = MLPRegressor(epochs=3, random_state=5).fit(X, y)
    assert_close(model.network_.theta, net.theta, 1e-9)
    assert_close(model.predict(X), net.predict(X) * y.std(axis=0) + y.mean(axis=0), 1e-9)


def test_every_parameter_is_documented():
    block = re.search(r"-{10}\n(.*?)\n\n", inspect.getdoc(MLPClassifier), re.S).group(1)
    documented = re.findall(r"^(\w+)$", block, re.M)
    assert documented == list(inspect.signature(MLPClassifier).parameters)


@pytest.mark.parametrize("parameter", ["activation", "optimizer"])
def test_every_documented_name_works(parameter):
    block = re.search(rf"\n{parameter}\n((?:    .*\n)+)", inspect.getdoc(MLPClassifier)).group(1)
    names = re.findall(r'"(\w+)"', block)
    with pytest.raises(ValueError, match=f"must be one of {', '.join(names)}, got 'x'"):
        small(**{parameter: "x"}).fit(*clouds())
    X, y = clouds()
    thetas = {small(**{parameter: name}).fit(X, y).network_.theta.tobytes() for name in names}
    assert len(thetas) == len(names)


def test_schedule_as_learning_rate():
    X, y = clouds()
    flat, falling = small(learning_rate=lambda step: 1e-2), small(learning_rate=nn.Cosine(1e-2, steps=10))
    assert_same(flat.fit(X, y).network_.theta, small().fit(X, y).network_.theta)
    assert (clone(falling).fit(X, y).network_.theta != flat.network_.theta).any()


# dtypes and targets


@BOTH
@pytest.mark.parametrize(("given", "computed"), [("f4", "f4"), ("f8", "f8"), ("i4", "f8"), ("f2", "f8")])
def test_computes_in_the_precision_of_X(kind, given, computed):
    X, y = clouds(dtype=given)
    model = small(kind).fit(X, y)
    assert model.network_.dtype == computed
    assert model._output(X.astype("f8")).dtype == computed
    if kind is MLPRegressor:
        assert model.predict(X).dtype == computed
    else:
        assert model.predict_proba(X).dtype == computed
    other = small(kind)
    other.partial_fit(X, y, **({"classes": [0, 1]} if kind is MLPClassifier else {}))
    assert other.partial_fit(X.astype("f8"), y).network_.dtype == computed


@pytest.mark.parametrize(
    "labels", [["a", "b"], np.array(["a", "b"], object), [False, True], [7, -3], [2.0, 1.0]], ids=str
)
def test_any_labels(labels):
    X, y = clouds()
    labels = np.array(labels)
    model = small(epochs=30).fit(X, labels[y])
    assert_same(model.classes_, np.sort(labels))
    assert model.predict(X).dtype == labels.dtype
    assert model.score(X, labels[y]) > 0.9
    columns = np.searchsorted(model.classes_, labels[y])
    assert (model.predict_proba(X)[np.arange(len(X)), columns] > 0.5).mean() > 0.9


def test_one_class_is_always_predicted():
    X, _ = clouds()
    model = small().fit(X, ["only"] * len(X))
    assert set(model.predict(-X)) == {"only"}
    assert_same(model.predict_proba(X), np.ones((len(X), 1)))


@BOTH
def test_column_of_targets_warns(kind):
    X, y = clouds()
    with pytest.warns(DataConversionWarning, match="column-vector"):
        model = small(kind).fit(X, y[:, None])
    assert_same(model.predict(X), small(kind).fit(X, y).predict(X))


def test_shapes_of_predictions():
    X, y = clouds()
    assert small(MLPRegressor).fit(X, y).predict(X).shape == (40,)
    assert small(MLPRegressor).fit(X, X).predict(X).shape == (40, 2)
    assert get_tags(MLPRegressor()).target_tags.multi_output
    assert small().fit(X, np.arange(40) % 5).predict_proba(X).shape == (40, 5)


@BOTH
@pytest.mark.parametrize("scale", [1e-30, 1e30])
def test_huge_and_tiny_numbers(kind, scale):
    X, y = clouds()
    model = small(kind).fit(scale * X, y)
    assert np.isfinite(model._output(scale * X)).all()
    model = small(MLPRegressor).fit(X, scale * y)
    assert model.score(X, scale * y) == pytest.approx(small(MLPRegressor).fit(X, y).score(X, y), rel=1e-6)


# randomness


@BOTH
def test_random_state(kind):
    X, y = clouds()

    def theta(random_state):
        return small(kind, dropout=0.1, random_state=random_state).fit(X, y).network_.theta.tobytes()

    assert theta(3) == theta(3) == theta(check_random_state(3))
    assert theta(3) != theta(4)
    shared = check_random_state(3)
    assert theta(shared) != theta(shared)
    assert theta(None) != theta(None)


@BOTH
def test_fit_starts_anew(kind):
    X, y = clouds()
    model = small(kind).fit(X, y)
    once = model.network_.theta.copy()
    assert_same(model.fit(X, y).network_.theta, once)
    assert len(model.loss_curve_) == 5


# partial_fit


@BOTH
def test_partial_fit_equals_fit_epoch_by_epoch(kind):
    X, y = clouds()
    options = {"dropout": 0.1, "batch_norm": True, "optimizer": "momentum"}
    whole, parts = small(kind, **options).fit(X, y), small(kind, **options)
    first = {"classes": [0, 1]} if kind is MLPClassifier else {}
    for epoch in range(5):
        parts.partial_fit(X, y, **(first if epoch == 0 else {}))
    assert_same(parts.network_.theta, whole.network_.theta)
    assert_same(parts.network_.state, whole.network_.state)
    assert parts.loss_curve_ == whole.loss_curve_
    assert parts.history_.metric == whole.history_.metric


@BOTH
def test_partial_fit_goes_on_after_fit(kind):
    X, y = clouds()
    model, longer = small(kind).fit(X, y), small(kind, epochs=6).fit(X, y)
    assert_same(model.partial_fit(X, y).network_.theta, longer.network_.theta)


def test_partial_fit_meets_classes_later():
    X, y = clouds()
    model = small(hidden=(20,)).partial_fit(X[y == 0], NAMES[y[y == 0]], classes=["yes", "no"])
    assert model.classes_.tolist() == ["no", "yes"]
    for _ in range(30):
        model.partial_fit(X, NAMES[y])
    assert model.partial_fit(X, NAMES[y], classes=["no", "yes"]).score(X, NAMES[y]) > 0.9


def test_a_single_row_at_a_time():
    X, y = clouds()
    model = small(MLPRegressor)
    for row in range(5):
        model.partial_fit(X[row : row + 1], y[row : row + 1])
    assert len(model.loss_curve_) == 5


@BOTH
@pytest.mark.parametrize("store", ["pickle", "joblib", "deepcopy"])
def test_a_stored_estimator_goes_on_as_the_one_that_stayed(kind, store, tmp_path):
    X, y = clouds()
    model = small(kind).fit(X, y)
    if store == "pickle":
        twin = pickle.loads(pickle.dumps(model))
    elif store == "joblib":
        joblib.dump(model, tmp_path / "model.joblib")
        twin = joblib.load(tmp_path / "model.joblib")
    else:
        twin = copy.deepcopy(model)
    assert_same(twin.predict(X), model.predict(X))
    for each in (model, twin):
        each.partial_fit(X, y).partial_fit(X, y)
    assert_same(twin.network_.theta, model.network_.theta)
    assert twin.loss_curve_ == model.loss_curve_


# early stopping


@BOTH
def test_early_stopping_keeps_the_best_epoch(kind):
    X, _ = clouds(100)
    noise = np.random.default_rng(1).integers(0, 2, 100)
    model = small(kind, hidden=(50,), epochs=200, early_stopping=True, patience=4, validation_fraction=0.3)
    history = model.fit(X, noise).history_
    assert len(history.loss) < 200
    assert history.best_epoch == int(np.argmin(history.validation_loss)) == len(history.loss) - 5


def test_held_out_rows_are_not_trained_on():
    X, y = clouds()
    rng = np.random.default_rng(check_random_state(0).randint(2**32, size=4, dtype=np.uint32))
    net = nn.Network([nn.Dense(2, 8), nn.Activate(nn.relu), nn.Dense(8, 2)], rng=rng, dtype=np.float64)
    rows, held_out = nn.stratified_split(y, (0.75, 0.25), rng=rng)
    nn.fit(net, X[rows], y[rows], loss=nn.SoftmaxCrossEntropy(), optimizer=nn.Adam(1e-2), epochs=5, rng=rng,
           regularizer=nn.L2(1e-4), validation=(X[held_out], y[held_out]),
           early_stopping=nn.EarlyStopping(3))  # fmt: skip
    model = small(early_stopping=True, validation_fraction=0.25, patience=3).fit(X, y)
    assert_same(model.network_.theta, net.theta)


def test_held_out_rows_are_of_every_class():
    y = np.repeat([0, 1], [90, 10])
    model = small(early_stopping=True, validation_fraction=0.2)
    model.fit(np.random.default_rng(0).standard_normal((100, 2)), y)
    rows, held_out = model._split(y)
    assert np.bincount(y[held_out]).tolist() == [18, 2]
    assert sorted([*rows, *held_out]) == list(range(100))
    assert len(model._split(np.zeros((50, 1)))[1]) == 10


# scikit-learn's tools


def test_searches_pipelines_and_scores():
    X, y = clouds(60)
    names = NAMES[y]
    pipeline = make_pipeline(StandardScaler(), small(epochs=20))
    assert cross_val_score(pipeline, X, names, cv=3, n_jobs=2).mean() > 0.8
    grid = {"mlpclassifier__hidden": [(), (8, 8)], "mlpclassifier__learning_rate": [1e-6, 1e-2]}
    search = GridSearchCV(pipeline, grid, cv=3, n_jobs=2, scoring="neg_log_loss").fit(X, names)
    assert search.best_params_["mlpclassifier__learning_rate"] == 1e-2
    search = RandomizedSearchCV(small(), {"l2": [0.0, 1e-3], "dropout": [0.0, 0.5]}, n_iter=3, random_state=0)
    assert search.fit(X, names).predict(X).dtype == names.dtype
    regression = RandomizedSearchCV(small(MLPRegressor), {"hidden": [(4,), (8,)]}, n_iter=2, random_state=0)
    assert regression.fit(X, X).predict(X).shape == X.shape


def test_a_diverged_fit_costs_a_search_one_candidate():
    X, y = clouds(60)
    search = GridSearchCV(small(MLPRegressor, optimizer="sgd"), {"learning_rate": [1e-2, 1e6]}, cv=2)
    with pytest.warns((FitFailedWarning, UserWarning), match=r"(?s)diverged|non-finite"):
        search.fit(X, y)
    assert search.best_params_ == {"learning_rate": 1e-2}


@pytest.mark.parametrize("example", doctest.DocTestFinder(exclude_empty=True).find(estimators), ids=str)
def test_documented_search_on_a_dask_cluster(example):
    if example.examples:
        assert doctest.DocTestRunner().run(example).failed == 0


# errors

X, Y = clouds(6)


def started():
    return small().partial_fit(X, Y, classes=[0, 1])


BAD = [
    (lambda: small(hidden=100).fit(X, Y), TypeError,
        "hidden must be the layers' sizes, such as (100,), got 100"),
    (lambda: small(hidden="100").fit(X, Y), TypeError, "such as (100,), got '100'"),
    (lambda: small(hidden=(8, 0)).fit(X, Y), ValueError,
        "each size in hidden must be a whole number of at least 1, got 0"),
    (lambda: small(activation=nn.relu).fit(X, Y), ValueError,
        "activation must be one of identity, sigmoid, "),
    (lambda: small(optimizer=None).fit(X, Y), ValueError, "optimizer must be one of sgd, momentum, "),
    (lambda: small(learning_rate="adaptive").fit(X, Y), ValueError,
        "learning_rate must be a positive number, got 'adaptive'"),
    (lambda: small(l2=-1.0).fit(X, Y), ValueError, "L2's strength must be a finite number of at least 0"),
    (lambda: small(l2=-1.0, optimizer="adamw").fit(X, Y), ValueError, "weight_decay must be"),
    (lambda: small(dropout=1.0).fit(X, Y), ValueError, "the dropout probability p must be"),
    (lambda: small(epochs=0).fit(X, Y), ValueError, "epochs must be a whole number of at least 1, got 0"),
    (lambda: small(batch_size=0).fit(X, Y), ValueError, "batch_size must be a whole number"),
    (lambda: small(random_state="0").fit(X, Y), ValueError, "'0' cannot be used to seed"),
    (lambda: small(early_stopping=True, patience=0).fit(X, Y), ValueError,
        "patience must be a whole number"),
    (lambda: small(early_stopping=True, validation_fraction=1.0).fit(X, Y), ValueError,
        "validation_fraction must be a finite number of at least 0 and below 1, got 1.0"),
    (lambda: small(early_stopping=True, validation_fraction=0.0).fit(X, Y), ValueError,
        "shares must be positive"),
    (lambda: small(early_stopping=True, validation_fraction=0.01).fit(X, Y), ValueError,
        "early stopping cannot hold out 0.01 of n_samples = 6"),
    (lambda: small(batch_norm=True).fit(X[:1], Y[:1]), ValueError, "minimum of 2 is required"),
    (lambda: small().fit(X, Y + 0.5), ValueError, "Unknown label type: continuous"),
    (lambda: small().fit(X, X > 0), ValueError, "y should be a 1d array, got an array of shape (6, 2)"),
    (lambda: small().fit(X, Y[:5]), ValueError, "inconsistent numbers of samples: [6, 5]"),
    (lambda: small().fit(X * np.nan, Y), ValueError, "Input X contains NaN"),
    (lambda: small(MLPRegressor).fit(X, np.full(6, np.nan)), ValueError, "Input y contains NaN"),
    (lambda: small(MLPRegressor).fit(X.astype("f4"), Y * 1e39), ValueError,
        "y must be finite float32 numbers"),
    (lambda: small(MLPRegressor).fit(X, NAMES[Y]), TypeError, "y must hold real numbers, got dtype <U3"),
    (lambda: small().predict(X), NotFittedError, "MLPClassifier instance is not fitted yet"),
    (lambda: small(MLPRegressor).predict(X), NotFittedError, "MLPRegressor instance is not fitted yet"),
    (lambda: small().fit(X, Y).predict(X[:, :1]), ValueError,
        "1 features, but MLPClassifier is expecting 2"),
    (lambda: small().partial_fit(X, Y), ValueError, "must know all classes from its first call on"),
    (lambda: small().partial_fit(X, Y + 1, classes=[0, 1]), ValueError,
        "y must hold the classes [0 1], got [2] too"),
    (lambda: small().partial_fit(X, Y, classes=[0.5, 1]), ValueError, "Unknown label type"),
    (lambda: started().partial_fit(X, Y, classes=[0, 2]), ValueError,
        "partial_fit started with classes [0 1], got [0 2]"),
    (lambda: started().partial_fit(X, Y + 1), ValueError, "y must hold the classes [0 1], got [2] too"),
    (lambda: started().partial_fit(X[:, :1], Y), ValueError, "X has 1 features"),
    (lambda: small(MLPRegressor).partial_fit(X, Y).partial_fit(X, X), ValueError,
        "TargetScaler was fitted on 1"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "message"), BAD, ids=[message for *_, message in BAD])
def test_bad_call(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()


@BOTH
def test_a_refused_fit_leaves_no_half_trained_model(kind):
    model = small(kind).fit(X, Y)
    with pytest.raises(ValueError, match="batch_size"):
        model.set_params(batch_size=0).fit(X, Y)
    with pytest.raises(NotFittedError):
        model.predict(X)
    assert model.set_params(batch_size=2).fit(X, Y).predict(X).shape == (6,)


def test_a_refused_partial_fit_changes_nothing():
    model = started()
    before = model.network_.theta.copy()
    for bad in ((X, Y + 1), (X[:, :1], Y), (X * np.nan, Y)):
        with pytest.raises(ValueError, match=r"y must hold|features|NaN"):
            model.partial_fit(*bad)
    assert_same(model.network_.theta, before)
    assert_same(model.partial_fit(X, Y).network_.theta, small(epochs=2).fit(X, Y).network_.theta)


@BOTH
def test_inputs_are_left_alone(kind):
    X, y = clouds()
    with unchanged(X, y):
        small(kind).fit(X, y).predict(X)
