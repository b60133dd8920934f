"""θ is one vector: views, copies, files; and the chain of boxes over it."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, assert_same, unchanged


def build(rng=0, dtype=np.float32, hidden=4):
    layers = [nn.Dense(3, hidden), nn.PReLU(hidden), nn.Dense(hidden, 2), nn.Activate(nn.tanh)]
    return nn.Network(layers, rng=np.random.default_rng(rng), dtype=dtype)


@pytest.fixture
def net():
    return build()


X = np.random.default_rng(3).standard_normal((5, 3))


def backpropagated(net):
    y, trace = net.forward(X)
    return net.backward(y, trace)


def test_weights_come_first():
    checks.weights_come_first(nn)


def test_names(net):
    assert list(net.parameters) == list(net.gradients) == [
        "dense1.W", "dense1.b", "prelu1.alpha", "dense2.W", "dense2.b",
    ]  # fmt: skip
    assert net.names == ["dense1", "prelu1", "dense2", "activate1"]
    assert "dense1.W" in net.parameters
    assert "dense1.V" not in net.parameters
    assert len(net.parameters) == 5
    assert {name: view.shape for name, view in net.parameters.items()}["dense2.W"] == (4, 2)


def test_parameters_are_views_into_theta(net):
    layer, rng = net.layers[0], np.random.default_rng(0)
    for write in (
        lambda value: net.parameters.__setitem__("dense1.W", value),
        lambda value: setattr(layer, "W", value),
        lambda value: setattr(net, "theta", np.concatenate([value.ravel(), net.theta[12:]])),
        lambda value: layer.W.__setitem__(..., value),
    ):
        theta, value = net.theta, rng.standard_normal((3, 4)).astype(np.float32)
        write(value)
        assert net.theta is theta
        for view in (layer.W, net.parameters["dense1.W"], net.theta[:12].reshape(3, 4)):
            assert_same(view, value)
            assert np.shares_memory(view, theta)


def test_gradients_are_views_into_gradient(net):
    backpropagated(net)
    for name, view in net.gradients.items():
        assert np.shares_memory(view, net.gradient), name
    assert_same(net.layers[2].dW, net.gradients["dense2.W"])
    assert np.abs(net.gradients["prelu1.alpha"]).min() > 0
    gradient = net.gradient
    net.gradient *= 0.5
    net.gradients["dense1.b"] = 7.0
    assert net.gradient is gradient
    assert net.layers[0].db.tolist() == [7.0] * 4


def test_augmented_assignment_writes_into_theta(net):
    theta, before = net.theta, net.theta.copy()
    net.theta -= 0.5
    net.parameters["dense1.W"] -= 0.25
    net.layers[2].W -= 0.25
    assert net.theta is theta
    assert_same(before[:20] - np.float32(0.75), theta[:20])
    assert_same(before[20:] - np.float32(0.5), theta[20:])


def test_assigning_a_number_fills(net):
    net.parameters["dense1.b"] = 1.5
    net.layers[0].W = 2
    assert set(net.parameters["dense1.b"]) == {1.5}
    assert set(net.theta[:12]) == {2.0}


def test_same_seed_same_net_in_either_precision():
    narrow, wide = build(dtype=np.float32), build(dtype=np.float64)
    assert_same(narrow.theta, wide.theta.astype(np.float32))
    assert_same(build().theta, narrow.theta)
    assert not np.array_equal(build(rng=1).theta, narrow.theta)
    assert (narrow.dtype, wide.dtype) == (np.float32, np.float64)
    assert np.count_nonzero(wide.theta != narrow.theta) > 10, "drawn in float64, not in float32"


COPIES = {
    "deepcopy": copy.deepcopy,
    "copy": copy.copy,
    "pickle": lambda net: pickle.loads(pickle.dumps(net)),
    "astype": lambda net: net.astype(net.dtype),
}


@pytest.mark.parametrize("how", COPIES)
def test_copies_carry_the_vectors_and_share_nothing(net, how):
    net.theta = np.arange(net.theta.size)
    backpropagated(net)
    twin = COPIES[how](net)
    assert_same(twin.theta, net.theta)
    assert_same(twin.gradient, net.gradient)
    assert (twin.names, twin.weights, twin.signature) == (net.names, net.weights, net.signature)
    with unchanged(net.theta, net.gradient):
        assert_same(twin.predict(X), net.predict(X))
        for layer, original in zip(twin.layers, net.layers, strict=True):
            assert layer is not original
            assert vars(layer).keys() == vars(original).keys()
            assert not {id(a) for a in checks.arrays_in(vars(layer))} & {
                id(a) for a in checks.arrays_in(vars(original))
            }
        twin.theta = 0.0
        backpropagated(twin)
    with unchanged(twin.theta, twin.gradient):
        net.theta = 1.0
        backpropagated(net)
    for name, view in twin.parameters.items():
        assert np.shares_memory(view, twin.theta), name
        assert np.shares_memory(twin.gradients[name], twin.gradient), name
    assert np.shares_memory(twin.layers[0].W, twin.theta)


def test_copies_keep_shared_boxes_shared():
    net = nn.Network(checks.shared(nn), rng=np.random.default_rng(0))
    for how in COPIES.values():
        twin = how(net)
        assert twin.layers[0] is twin.layers[2] is twin.layers[4]
        assert twin.theta.size == 12


def test_astype(net):
    backpropagated(net)
    wide = net.astype(np.float64)
    assert wide.theta.dtype == wide.gradient.dtype == wide.predict(X).dtype == np.float64
    assert_same(wide.theta.astype(np.float32), net.theta)
    assert_same(wide.gradient.astype(np.float32), net.gradient)
    assert_same(wide.astype(np.float32).theta, net.theta)
    assert net.dtype == np.float32


def test_a_box_of_a_copy_is_free(net):
    """A layer copied out of a network can stand in another."""
    box = copy.deepcopy(net.layers[0])
    assert not box.is_bound
    other = nn.Network([box], rng=np.random.default_rng(0))
    assert not np.shares_memory(box.W, net.theta)
    assert other.predict(X).shape == (5, 4)


def test_a_box_belongs_to_one_network(net):
    with unchanged(net.theta), pytest.raises(ValueError, match=r"dense1 = Dense\(4, 2\) stands in a network"):
        nn.Network([net.layers[2]], rng=np.random.default_rng(0))
    assert np.shares_memory(net.layers[2].W, net.theta)


def test_a_failed_network_leaves_its_boxes_free(net):
    layers = [nn.Dense(3, 4), nn.PReLU(4)]
    with pytest.raises(TypeError, match="pass rng="):
        nn.Network(layers)
    with pytest.raises(ValueError, match="stands in a network already"):
        nn.Network([layers[0], nn.PReLU(4), net.layers[2]], rng=np.random.default_rng(0))
    assert nn.Network(layers, rng=np.random.default_rng(0)).predict(X).shape == (5, 4)


def test_initializer_of_a_wrong_shape_is_refused():
    with pytest.raises(ValueError, match=r"dense1.W has shape \(2, 3\), got values of shape \(3,\)"):
        nn.Network([nn.Dense(2, 3, weights=lambda shape, rng: np.ones(3))])


def test_no_generator_is_needed_where_nothing_is_drawn():
    net = nn.Network([nn.Dense(2, 2, weights=nn.Zeros()), nn.PReLU(2)])
    assert net.theta.tolist() == [0] * 6 + [0.25] * 2


def test_trace(net):
    y, trace = net.forward(X)
    assert [step.name for step in trace] == net.names
    assert trace["activate1"].output is trace[-1].output is y
    assert trace["prelu1"].dy is None
    dx = net.backward(np.ones_like(y), trace)
    assert_same(trace["activate1"].dy, np.ones_like(y))
    for step in trace:
        assert step.dy.shape == step.output.shape
    last = net.layers[2]
    assert_close(trace["prelu1"].dy, trace["dense2"].dy @ last.W.T, 1e-6)
    assert dx.shape == X.shape
    with pytest.raises(KeyError, match="no box 'dense3' in this trace; there are dense1, prelu1"):
        _ = trace["dense3"]


def test_forward_does_not_touch_the_gradient(net):
    backpropagated(net)
    with unchanged(net.gradient, net.theta, X):
        net.forward(X, training=True, rng=np.random.default_rng(0))
        net.predict(X)


def test_predict_is_forward_row_by_row(net):
    assert_same(net.predict(X), net.forward(X)[0])
    assert_close(np.concatenate([net.predict(x[None]) for x in X]), net.predict(X), 1e-6)
    assert_close(net.predict(X.tolist()), net.predict(X), 1e-6)


def test_training_is_an_argument_and_off_unless_given():
    box, rng = checks.spy(nn), np.random.default_rng(0)
    net = nn.Network([box])
    net.predict(X)
    net.forward(X)
    net.propagate(X)
    net.forward(X, training=True, rng=rng)
    assert box.calls == [(False, None)] * 3 + [(True, rng)]


def test_predict_from_threads(net):
    batches = [np.random.default_rng(i).standard_normal((50, 3)) for i in range(40)]
    expected = [net.predict(batch) for batch in batches]
    with ThreadPoolExecutor(8) as pool:
        for result, correct in zip(pool.map(net.predict, batches), expected, strict=True):
            assert_same(result, correct)


def test_first_box_may_take_anything():
    net = nn.Network([nn.Activate(nn.relu), nn.Dense(3, 2)], rng=np.random.default_rng(0))
    assert net.input_shape == (3,)
    assert nn.Network([nn.Activate(nn.relu)]).predict(np.zeros((2, 3, 4))).shape == (2, 3, 4)


def test_repr_and_signature(net):
    assert " ".join(repr(net).split()).startswith("dense1 Dense(3, 4) -> (4,), 16 parameters prelu1")
    assert repr(net).endswith("30 parameters in float32")
    assert net.signature.splitlines() == [
        "dense1: Dense(3, 4)", "prelu1: PReLU(4)", "dense2: Dense(4, 2)", "activate1: Activate(tanh)",
    ]  # fmt: skip


# Files


@pytest.mark.parametrize("name", ["net.npz", "net", "net.v1.weights"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_save_and_load(tmp_path, name, dtype):
    net, other = build(dtype=dtype), build(rng=1, dtype=dtype)
    net.save(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    theta = other.theta
    other.load(str(tmp_path / name))
    assert other.theta is theta
    assert_same(other.theta, net.theta)


def test_load_into_the_other_precision(tmp_path):
    net, narrow = build(dtype=np.float64), build(rng=1)
    net.save(tmp_path / "net.npz")
    narrow.load(tmp_path / "net.npz")
    assert_same(narrow.theta, net.theta.astype(np.float32))
    net.theta[3] = 1e300
    net.save(tmp_path / "net.npz")
    with unchanged(narrow.theta), pytest.raises(ValueError, match="theta must be finite float32"):
        narrow.load(tmp_path / "net.npz")


def test_save_replaces_in_one_move(tmp_path, monkeypatch):
    net = build()
    net.save(tmp_path / "net.npz")

    def fail(file, **arrays):
        file.write(b"half of")
        raise OSError("disk full")

    monkeypatch.setattr(np, "savez", fail)
    with pytest.raises(OSError, match="disk full"):
        build(rng=1).save(tmp_path / "net.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["net.npz"]
    other = build(rng=2)
    other.load(tmp_path / "net.npz")
    assert_same(other.theta, net.theta)


@pytest.mark.parametrize("share", [0.0, 0.003, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999])
def test_truncated_file(tmp_path, net, share):
    path = tmp_path / "net.npz"
    build(rng=1).save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    with unchanged(net.theta), pytest.raises(ValueError, match="is not a complete file with theta, state"):
        net.load(path)


def test_damaged_file(tmp_path, net):
    """Any byte may be wrong: what is read is right, or refused with the model as it was."""
    path, saved = tmp_path / "net.npz", build(rng=1)
    saved.save(path)
    whole, before, refused = bytearray(path.read_bytes()), net.theta.copy(), 0
    for position in range(0, len(whole), 5):
        whole[position] ^= 0x40
        path.write_bytes(whole)
        whole[position] ^= 0x40
        try:
            net.load(path)
        except ValueError:
            refused += 1
            assert_same(net.theta, before)
        else:
            assert_same(net.theta, saved.theta)
            net.theta = before
    assert refused > len(whole) / 10


def test_files_of_another_kind(tmp_path, net):
    np.savez(tmp_path / "other.npz", weights=np.zeros(3))
    np.save(tmp_path / "array.npy", np.zeros(3))
    (tmp_path / "text.npz").write_text("theta")
    with open(tmp_path / "pickle.npz", "wb") as file:
        pickle.dump({"theta": net.theta}, file)
    for name in ("other.npz", "array.npy", "text.npz", "pickle.npz"):
        with unchanged(net.theta), pytest.raises(ValueError, match="is not a complete file"):
            net.load(tmp_path / name)
    with unchanged(net.theta), pytest.raises(FileNotFoundError):
        net.load(tmp_path / "missing.npz")


def test_a_file_runs_no_code(tmp_path, net):
    class Trap:
        def __reduce__(self):
            return (tmp_path.joinpath("sprung").touch, ())

    theta = np.array([Trap()], dtype=object)
    np.savez(tmp_path / "net.npz", allow_pickle=True, theta=theta, signature=np.array(net.signature))
    with unchanged(net.theta), pytest.raises(ValueError, match="Object arrays cannot be loaded"):
        net.load(tmp_path / "net.npz")
    assert not (tmp_path / "sprung").exists()


def test_another_architecture_is_refused(tmp_path, net):
    build(hidden=5).save(tmp_path / "net.npz")
    message = r"another architecture.\nexpected:\ndense1: Dense\(3, 4\)(.|\n)*got:\ndense1: Dense\(3, 5\)"
    with unchanged(net.theta), pytest.raises(ValueError, match=message):
        net.load(tmp_path / "net.npz")


def test_the_order_of_shared_boxes_is_architecture(tmp_path):
    def chain(order):
        boxes = [nn.Dense(3, 3), nn.Activate(nn.tanh)]
        return nn.Network([boxes[i] for i in order], rng=np.random.default_rng(0))

    chain([0, 1, 0]).save(tmp_path / "net.npz")
    chain([0, 1, 0]).load(tmp_path / "net.npz")
    with pytest.raises(ValueError, match="another architecture"):
        chain([0, 0, 1]).load(tmp_path / "net.npz")
