"""fit: what it passes, counts, keeps and refuses to hide."""

import pickle

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, assert_same, batch_sizes, classifier, spy, two_clouds, unchanged
from nncourse.training import batches


def train(net, data=None, **options):
    X, y = two_clouds() if data is None else data
    defaults = {
        "loss": nn.SoftmaxCrossEntropy(),
        "optimizer": nn.Momentum(0.05),
        "epochs": 4,
        "batch_size": 8,
    }
    return nn.fit(net, X, y, **(defaults | {"rng": np.random.default_rng(0)} | options))


def test_fit_is_the_loop_by_hand():
    checks.fit_is_the_loop_by_hand(nn)


def test_it_learns():
    net = classifier(nn)
    history = train(net, epochs=30)
    assert history.loss[-1] < 0.5 * history.loss[0]
    assert history.metric[-1] > 0.9
    assert history.metric_name == "accuracy"


def test_same_seed_same_bits():
    runs = []
    for seed in (0, 0, 1):
        net = classifier(nn)
        history = train(net, rng=np.random.default_rng(seed), validation=two_clouds(seed=9))
        runs.append((net.theta.tobytes(), history))
    assert runs[0] == runs[1]
    assert runs[0][0] != runs[2][0]


def test_fit_goes_on_where_it_stopped():
    """Two times two epochs are four, with the same optimizer and generator."""
    whole, parts = classifier(nn), classifier(nn)
    history = train(whole)
    optimizer, rng = nn.Momentum(0.05), np.random.default_rng(0)
    halves = [train(parts, epochs=2, optimizer=optimizer, rng=rng) for _ in range(2)]
    assert halves[0].loss + halves[1].loss == history.loss
    assert_same(parts.theta, whole.theta)


def test_history_without_validation():
    history = train(classifier(nn))
    assert len(history.loss) == len(history.metric) == 4
    assert history.validation_loss == history.validation_metric == []
    assert history.best_epoch is None
    assert {type(value) for value in history.loss + history.metric} == {float}


def test_data_are_left_alone():
    X, y = two_clouds()
    validation = two_clouds(seed=5)
    with unchanged(X, y, validation):
        train(classifier(nn), (X.astype(np.float32), y), validation=validation)
        train(classifier(nn, dtype=np.float64), (X, np.eye(2)[y]), validation=(X, y))


@pytest.mark.parametrize(("n", "batch_size"), [(23, 5), (21, 5), (20, 5), (8, 1), (3, 50), (3, 2), (1, 4)])
def test_every_row_once_an_epoch(n, batch_size):
    if n == 1:
        assert [len(rows) for rows in batches(1, batch_size, np.random.default_rng(0))] == [1]
    elif n <= 3:
        checks.every_row_once_an_epoch(nn, n, batch_size, epochs=1)
    else:
        checks.every_row_once_an_epoch(nn, n, batch_size)


def test_batches_of_every_size():
    rng = np.random.default_rng(0)
    for n in range(1, 30):
        for batch_size in range(1, 12):
            parts = batches(n, batch_size, rng)
            assert [len(rows) for rows in parts] == batch_sizes(n, batch_size)
            assert sorted(np.concatenate(parts)) == list(range(n))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("data_dtype", [np.float32, np.float64, np.int64])
def test_the_net_decides_the_precision(dtype, data_dtype):
    X, y = two_clouds()
    box = spy(nn)
    net = classifier(nn, box, dtype=dtype)
    optimizer = nn.Adam(0.01)
    train(net, (X.astype(data_dtype), y), optimizer=optimizer, validation=(X.astype(data_dtype), y))
    assert box.dtypes == {np.dtype(dtype).name}
    assert {a.dtype for a in (net.theta, net.gradient, *optimizer.state.values())} == {np.dtype(dtype)}


@pytest.mark.parametrize(
    "loss", [nn.SquaredError(), nn.BinaryCrossEntropy(), nn.SoftmaxCrossEntropy()], ids=repr
)
def test_every_loss_trains_on_float64_targets(loss):
    X, y = two_clouds()
    box = spy(nn)
    net = nn.Network([nn.Dense(2, 2), box], rng=np.random.default_rng(0))
    history = train(net, (X, np.eye(2)[y]), loss=loss, epochs=20)
    assert box.dtypes == {"float32"}
    assert history.loss[-1] < history.loss[0]
    assert history.metric_name == loss.metric_name


def test_early_stopping():
    checks.early_stopping_restores_the_best(nn)


@pytest.mark.parametrize("patience", [1, 2, 7])
def test_patience(patience):
    checks.early_stopping_restores_the_best(nn, patience)


def test_early_stopping_rule():
    """Stop when patience epochs have passed since the best; an equal loss is not better."""
    net, rule = classifier(nn), nn.EarlyStopping(patience=3)
    rule.start()
    losses = [5.0, 4.0, 4.5, 3.0, 3.5, 3.0, 3.2]
    for epoch, loss in enumerate(losses):
        net.theta = epoch
        assert not rule.has_run_out(epoch)
        rule.note(epoch, loss, net)
    assert rule.has_run_out(len(losses))
    assert (rule.best_epoch, rule.best_loss) == (3, 3.0)
    rule.restore(net)
    assert set(net.theta) == {3.0}


def test_early_stopping_that_never_stops_still_restores():
    X, y = two_clouds()
    net = classifier(nn)
    history = train(net, validation=(X, 1 - y), early_stopping=nn.EarlyStopping(50), epochs=5)
    assert len(history.loss) == 5
    assert history.best_epoch == 0
    value, _ = nn.SoftmaxCrossEntropy().forward(net.predict(X), 1 - y)
    assert value == history.validation_loss[0] == min(history.validation_loss)


def test_the_first_box_is_spared_its_dx():
    first, second = spy(nn), spy(nn)
    train(classifier(nn, first, second))
    assert (first.dx_needed, second.dx_needed) == ({False}, {True})


def test_defaults():
    """Batches of 32, patience 10."""
    X, y = two_clouds(n=64)
    box = spy(nn)
    options = {"loss": nn.SoftmaxCrossEntropy(), "optimizer": nn.SGD(0.1), "rng": np.random.default_rng(0)}
    nn.fit(classifier(nn, box), X, y, epochs=1, **options)
    assert [len(batch) for batch in box.batches] == [32, 32]
    assert nn.EarlyStopping().patience == 10


def test_early_stopping_forgets_the_run_before():
    rule = nn.EarlyStopping(2)
    X, y = two_clouds()
    first = train(classifier(nn), validation=(X, y), early_stopping=rule, epochs=20)
    worse = train(classifier(nn), validation=(X, 1 - y), early_stopping=rule, epochs=20)
    assert min(worse.validation_loss) > min(first.validation_loss)
    assert len(worse.loss) == 3
    assert worse.best_epoch == 0


ADVICE = "Try a smaller learning rate, standardized inputs, smaller initial weights, or clip_norm"


def test_divergence_keeps_the_history():
    """The step's number is the optimizer's, the message says how it went before."""
    values = []

    class Spy(nn.SquaredError):
        def evaluate(self, prediction, target):
            value, cache = super().evaluate(prediction, target)
            values.append(value)
            return value, cache

    X, y = two_clouds()
    net = nn.Network([nn.Dense(2, 2)], rng=np.random.default_rng(0))
    rates = [1e-3] * 9 + [1e30]
    with pytest.raises(nn.DivergedError, match=ADVICE) as caught:
        train(
            net, (X, np.eye(2)[y]), loss=Spy(), optimizer=nn.SGD(lambda step: rates[step]),
            validation=(X, np.eye(2)[y]),
        )  # fmt: skip
    history = caught.value.history
    assert len(history.loss) == len(history.metric) == len(history.validation_loss) == 3
    assert np.isfinite(history.loss).all()
    assert "diverged at step 10: the loss became inf" in str(caught.value)
    assert f"the loss before it was {values[-2]:.4g}" in str(caught.value)


def test_divergence_comes_back_from_another_process():
    """Pickled, as joblib does it, without losing its history."""
    error = nn.DivergedError("at step 3", nn.History("accuracy", loss=[1.0]))
    twin = pickle.loads(pickle.dumps(error))
    assert (type(twin), str(twin), twin.history) == (nn.DivergedError, "at step 3", error.history)


def test_divergence_in_the_first_step_of_an_epoch():
    """The loss before it is the last epoch's."""
    X, y = two_clouds()
    net, rates = nn.Network([nn.Dense(2, 2)], rng=np.random.default_rng(0)), [1e-3] * 8 + [1e30]
    with pytest.raises(nn.DivergedError) as caught:
        train(net, (X, np.eye(2)[y]), loss=nn.SquaredError(), optimizer=nn.SGD(lambda step: rates[step]))
    losses = caught.value.history.loss
    assert len(set(losses)) == 3
    assert f"at step 9: the loss became inf; the loss before it was {losses[-1]:.4g}." in str(caught.value)


def test_divergence_in_the_first_epoch():
    net = nn.Network([nn.Dense(2, 2, weights=nn.Constant(1e25))])
    with (
        unchanged(net.theta),
        pytest.raises(nn.DivergedError, match="at step 0: the loss became inf; in the first"),
    ):
        train(net, (np.ones((4, 2)), np.zeros((4, 2))), loss=nn.SquaredError())


def test_a_parameter_that_overflows():
    net = nn.Network([nn.Dense(2, 2)], rng=np.random.default_rng(0))
    with pytest.raises(nn.DivergedError, match="at step 1: a parameter is no longer finite") as caught:
        train(net, optimizer=nn.SGD(1e39), batch_size=50)
    assert caught.value.history.loss == []


def test_a_validation_loss_that_overflows():
    """Before, early stopping had no best θ to return to."""
    X, y = np.ones((4, 2)), np.zeros((4, 2))
    net = nn.Network([nn.Dense(2, 2)], rng=np.random.default_rng(0))
    rule = nn.EarlyStopping(2)
    with pytest.raises(nn.DivergedError, match="the validation loss became inf") as caught:
        train(net, (X, y), loss=nn.SquaredError(), validation=(1e25 * X, y), early_stopping=rule)
    assert caught.value.history.loss == caught.value.history.validation_loss == []


def test_divergence_is_no_flood_of_warnings(recwarn):
    with pytest.raises(nn.DivergedError):
        train(
            classifier(nn),
            optimizer=nn.SGD(1e38),
            loss=nn.SquaredError(),
            data=(two_clouds()[0], np.ones((24, 2))),
        )
    assert not recwarn.list


def test_progress_goes_to_stderr(capsys):
    history = train(classifier(nn), progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "4/4" in err
    assert f"loss={history.loss[-1]:.4f}" in err
    assert f"accuracy={history.metric[-1]:.4f}" in err


def test_no_progress_no_output(capsys):
    train(classifier(nn))
    assert capsys.readouterr() == ("", "")


def test_progress_changes_nothing(capsys):
    nets = [classifier(nn), classifier(nn)]
    assert train(nets[0], progress=True) == train(nets[1])
    assert_same(nets[0].theta, nets[1].theta)


def test_validation_draws_no_random_numbers_and_sees_inference():
    box, rng = spy(nn), np.random.default_rng(0)
    train(classifier(nn, box), validation=two_clouds(), epochs=1, batch_size=12, rng=rng)
    assert box.calls == [(False, None)] * 2 + [(True, rng)] * 2 + [(False, None)]


def test_history_is_the_data_loss_of_unequal_batches():
    """A short last batch counts by its rows."""
    X, y = two_clouds(n=10)
    net = classifier(nn, dtype=np.float64)
    expected, _ = nn.SoftmaxCrossEntropy().forward(net.predict(X), y)
    history = train(net, (X, y), batch_size=7, epochs=1, optimizer=nn.SGD(1e-12))
    assert_close(history.loss[0], expected, 1e-9)
