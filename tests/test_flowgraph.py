"""fprop and bprop on graphs that branch, join and share."""

import copy
import itertools
import pickle

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, assert_same, unchanged

GRAPHS = {
    "chain": (lambda nn: {"z": (nn.Dense(3, 4), "x"), "a": (nn.Activate(nn.tanh), "z")}, ["a"]),
    "residual": (lambda nn: {"z": (nn.Dense(3, 3), "x"), "sum": (nn.Add(), "z", "x")}, ["sum"]),
    "diamond": (
        lambda nn: {
            "h": (nn.Dense(3, 4), "x"),
            "left": (nn.Activate(nn.sigmoid), "h"),
            "right": (nn.Maxout(4, 4), "h"),
            "product": (nn.Multiply(), "left", "right"),
        },
        ["product"],
    ),
    "gate of two inputs": (
        lambda nn: {
            "gate": (nn.Activate(nn.sigmoid), "u"),
            "value": (nn.Dense(3, 3), "v"),
            "out": (nn.Multiply(), "value", "gate"),
        },
        ["out"],
    ),
    "square": (lambda nn: {"z": (nn.Dense(3, 2), "x"), "out": (nn.Multiply(), "z", "z")}, ["out"]),
    "sum of three": (lambda nn: {"out": (nn.Add(), "x", "y", "x")}, ["out"]),
    "two ends": (
        lambda nn: {
            "h": (nn.Dense(3, 2), "x"),
            "one": (nn.Activate(nn.tanh), "h"),
            "two": (nn.Dense(2, 1), "h"),
        },
        ["one", "two"],
    ),
    "an end inside": (lambda nn: {"h": (nn.Dense(3, 2), "x"), "a": (nn.Activate(nn.tanh), "h")}, ["h", "a"]),
    "a branch not reached": (
        lambda nn: {"h": (nn.Dense(3, 2), "x"), "used": (nn.Dense(2, 2), "h"), "idle": (nn.Dense(2, 3), "h")},
        ["used"],
    ),
    "an input not reached": (
        lambda nn: {"a": (nn.Dense(3, 2), "x"), "b": (nn.PReLU(3), "y")},
        ["a"],
    ),
}


def shared_nodes(nn):
    box = nn.Dense(3, 3)
    return {
        "a": (box, "x"),
        "b": (nn.Activate(nn.tanh), "a"),
        "c": (box, "b"),
        "d": (box, "y"),
        "out": (nn.Add(), "c", "d"),
    }


GRAPHS["one box under three names"] = (shared_nodes, ["out"])


@pytest.fixture(params=GRAPHS)
def case(request):
    return GRAPHS[request.param]


@pytest.mark.parametrize("seed", range(2))
def test_gradients(case, seed):
    checks.graph_gradients(nn, *case, seed=seed)


def test_float32_stays(case):
    make, starts = case
    graph = nn.FlowGraph(make(nn), rng=np.random.default_rng(0))
    values, caches = graph.fprop(**{name: np.ones((2, 3)) for name in graph.inputs})
    gradients = graph.bprop(caches, **{name: np.ones(values[name].shape) for name in starts})
    arrays = [*values.values(), *gradients.values(), graph.theta, graph.gradient]
    assert {a.dtype for a in arrays} == {np.dtype(np.float32)}


def test_a_chain_is_a_network():
    def layers():
        return [nn.Dense(3, 4), nn.Activate(nn.tanh), nn.Dense(4, 2)]

    net = nn.Network(layers(), rng=np.random.default_rng(0))
    first, middle, last = layers()
    graph = nn.FlowGraph(
        {"z": (first, "x"), "a": (middle, "z"), "y": (last, "a")}, rng=np.random.default_rng(0)
    )
    x, dy = np.random.default_rng(1).standard_normal((5, 3)), np.random.default_rng(2).standard_normal((5, 2))
    y, trace = net.forward(x)
    values, caches = graph.fprop(x=x)
    assert_same(graph.theta, net.theta)
    assert_same(values["y"], y)
    dx = net.backward(dy, trace)
    gradients = graph.bprop(caches, y=dy)
    assert_same(gradients["x"], dx)
    assert_same(graph.gradient, net.gradient)
    for name, step in zip(("z", "a", "y"), trace, strict=True):
        assert_same(gradients[name], step.dy)


def test_the_order_of_the_entries_does_not_matter():
    x = np.random.default_rng(1).standard_normal((2, 3))
    results = []
    for order in itertools.permutations(["a", "b", "c", "out"]):
        nodes = {
            "out": (nn.Add(), "c", "b"),
            "c": (nn.Dense(4, 2), "a"),
            "b": (nn.Dense(3, 2), "x"),
            "a": (nn.Dense(3, 4), "x"),
        }
        graph = nn.FlowGraph({name: nodes[name] for name in order}, rng=np.random.default_rng(0))
        position = {name: i for i, name in enumerate(graph.order)}
        assert sorted(position) == ["a", "b", "c", "out"]
        assert position["a"] < position["c"] < position["out"]
        assert position["b"] < position["out"]
        values, caches = graph.fprop(x=x)
        gradients = graph.bprop(caches, out=np.ones((2, 2)))
        results.append(
            (graph.order, graph.theta.tobytes(), values["out"].tobytes(), gradients["x"].tobytes())
        )
    assert all(result == results[0] for result in results)


def test_values_by_hand():
    graph = nn.FlowGraph({"sum": (nn.Add(), "a", "b"), "out": (nn.Multiply(), "sum", "b")})
    values, caches = graph.fprop(a=[[1.0]], b=[[2.0]])
    assert {name: float(v[0, 0]) for name, v in values.items()} == {"a": 1, "b": 2, "sum": 3, "out": 6}
    gradients = graph.bprop(caches, out=[[1.0]])
    assert {name: float(d[0, 0]) for name, d in gradients.items()} == {"out": 1, "sum": 2, "a": 2, "b": 5}


def test_a_branch_without_gradient_gets_zero_and_no_entry():
    make, _ = GRAPHS["a branch not reached"]
    graph = nn.FlowGraph(make(nn), rng=np.random.default_rng(0))
    _, caches = graph.fprop(x=np.ones((2, 3)))
    graph.gradient = 5.0
    gradients = graph.bprop(caches, used=np.ones((2, 2)))
    assert set(gradients) == {"used", "h", "x"}
    assert not graph.gradients["idle.W"].any()
    assert graph.gradients["used.W"].any()


def test_bprop_starts_afresh():
    graph = nn.FlowGraph(shared_nodes(nn), rng=np.random.default_rng(0))
    _, caches = graph.fprop(x=np.ones((2, 3)), y=np.ones((2, 3)))
    graph.bprop(caches, out=np.ones((2, 3)))
    once = graph.gradient.copy()
    graph.bprop(caches, out=np.ones((2, 3)))
    assert_same(graph.gradient, once)


def test_parameters_have_the_name_of_their_first_node():
    graph = nn.FlowGraph(shared_nodes(nn), rng=np.random.default_rng(0))
    assert list(graph.parameters) == ["a.W", "a.b"]
    assert graph.weights == slice(0, 9)
    assert graph.theta.size == 12


@pytest.mark.parametrize("copied", [copy.deepcopy, copy.copy, lambda g: pickle.loads(pickle.dumps(g))])
def test_copies(copied):
    graph = nn.FlowGraph(shared_nodes(nn), rng=np.random.default_rng(0))
    twin, x = copied(graph), np.ones((2, 3))
    with unchanged(graph.theta, graph.gradient):
        assert_same(twin.fprop(x=x, y=x)[0]["out"], graph.fprop(x=x, y=x)[0]["out"])
        twin.theta = 0.0
        assert not twin.fprop(x=x, y=x)[0]["out"].any()
    assert twin.nodes["a"][0] is twin.nodes["d"][0] is not graph.nodes["a"][0]


def test_files_know_the_wiring(tmp_path):
    def graph(source):
        box, other = nn.Dense(3, 3), nn.Dense(3, 3)
        nodes = {"a": (box, "x"), "b": (other, source), "out": (nn.Add(), "a", "b")}
        return nn.FlowGraph(nodes, rng=np.random.default_rng(0))

    saved = graph("a")
    saved.save(tmp_path / "graph.npz")
    again, other = graph("a"), graph("x")
    again.theta = 0.0
    again.load(tmp_path / "graph.npz")
    assert_same(again.theta, saved.theta)
    with unchanged(other.theta), pytest.raises(ValueError, match="another architecture"):
        other.load(tmp_path / "graph.npz")


def test_cycle():
    nodes = {
        "a": (nn.Dense(2, 2), "c"),
        "b": (nn.Dense(2, 2), "a"),
        "c": (nn.Add(), "b", "x"),
    }
    with pytest.raises(ValueError, match=r"has no cycle, got (a|b|c) -> (a|b|c) -> (a|b|c) -> \1"):
        nn.FlowGraph(nodes, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="has no cycle, got a -> a"):
        nn.FlowGraph({"a": (nn.Add(), "a", "x")})


def test_training_is_an_argument_and_off_unless_given():
    box, rng = checks.spy(nn), np.random.default_rng(0)
    graph = nn.FlowGraph({"a": (box, "x")})
    graph.fprop(x=[[1.0]])
    graph.fprop(x=[[1.0]], training=True, rng=rng)
    assert box.calls == [(False, None), (True, rng)]


def test_names_that_python_uses_too():
    graph = nn.FlowGraph({"caches": (nn.Activate(nn.relu), "self")})
    values, caches = graph.fprop(self=[[2.0]])
    assert graph.bprop(caches, caches=[[3.0]])["self"].tolist() == [[3.0]]
    assert_close(values["caches"], [[2.0]], 0)


def test_repr():
    graph = nn.FlowGraph(shared_nodes(nn), rng=np.random.default_rng(0))
    assert "c: Dense(3, 3) of a, from b\n" in repr(graph)
    assert repr(graph).endswith("12 parameters in float32")
