"""Bugs planted in copies of the package, one line each: the checks of the other tests must find every one."""

import importlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import checks
import checks_estimators
import checks_training
import nncourse
from checks import BOXES, Package
from checks_training import resumed_run_equals_whole

SOURCE = Path(nncourse.__file__).parent
Check = Callable[[Package], None]


@dataclass
class Bug:
    """In `module`, `old` (found exactly once) becomes `new`, and `check` must fail."""

    name: str
    module: str
    check: Check
    old: str
    new: str
    error: type[Exception] = AssertionError


def box(name: str, *shape: int) -> Check:
    return lambda nn: checks.box_gradients(nn, BOXES[name], shape)


def box_in_training(name: str) -> Check:
    return lambda nn: checks.box_gradients(nn, BOXES[name], training=True)


def float32(name: str) -> Check:
    return lambda nn: checks.box_keeps_float32(nn, BOXES[name])


def chain_of(boxes: Callable) -> Check:
    return lambda nn: checks.box_gradients(nn, boxes)


def slope_of(name: str) -> Check:
    z = np.random.default_rng(0).uniform(0.1, 3, 20) * np.tile([-1, 1], 10)
    return lambda nn: checks.derivative_is_the_slope(nn, getattr(nn, name), z)


def formula(name: str) -> Check:
    return lambda nn: checks.activation_follows_formula(nn, name, np.linspace(-5, 5, 50))


def loss_gradient(name: str) -> Check:
    return lambda nn: checks.loss_gradient(nn, name)


def loss_value(name: str) -> Check:
    return lambda nn: checks.loss_follows_formula(nn, name)


def optimizer(name: str, **options: object) -> Check:
    return lambda nn: checks.optimizer_follows_textbook(nn, name, **options)


def schedule(name: str) -> Check:
    return lambda nn: checks_training.schedule_follows_formula(nn, name)


def refuses_another_optimizer(nn: Package) -> None:
    with tempfile.TemporaryDirectory() as folder:
        checks_training.checkpoint_of_another_run_is_refused(
            nn, Path(folder) / "run", "got Adam(learning_rate=0.04", optimizer=nn.Adam(0.04)
        )


classifier = checks_estimators.classifier_is_a_network_under_fit


def graph(nodes: Callable, *starts: str) -> Check:
    return lambda nn: checks.graph_gradients(nn, nodes, list(starts))


def diamond(nn: Package) -> dict:
    return {
        "h": (nn.Dense(3, 3), "x"),
        "a": (nn.Activate(nn.tanh), "h"),
        "out": (nn.Multiply(), "h", "a"),
        "idle": (nn.Dense(3, 2), "h"),
    }


BUGS = [
    # activations
    Bug("sigmoid' without (1 − a)", "activations", slope_of("sigmoid"),
        "return a * (1.0 - a)", "return a"),
    Bug("tanh' of z, not of a", "activations", slope_of("tanh"),
        "return 1.0 - a * a", "return 1.0 - z * z"),
    Bug("ReLU's mask lost", "activations", box("relu"),
        "(z > 0.0).astype(z.dtype)\n\n\nclass Leaky", "np.ones_like(z)\n\n\nclass Leaky"),
    Bug("ReLU in float64", "activations", float32("relu"),
        "return (z > 0.0).astype(z.dtype)", "return (z > 0.0).astype(np.float64)"),
    Bug("ReLU in place", "activations", partial(checks.activation_leaves_its_input, name="relu"),
        "return np.maximum(_floats(z), 0.0)", "return np.maximum(z, 0.0, out=z)"),
    Bug("identity without a copy", "activations",
        partial(checks.activation_leaves_its_input, name="identity"),
        "return +_floats(z)", "return _floats(z)"),
    Bug("leaky ReLU's slope on both sides", "activations", slope_of("leaky_relu"),
        "(1.0 - self.slope) *", "self.slope *"),
    Bug("leaky ReLU by max(slope·z, z)", "activations", box("leaky_relu, slope 2"),
        "return np.maximum(z, 0.0) + self.slope * np.minimum(z, 0.0)",
        "return np.maximum(self.slope * z, z)"),
    Bug("ELU' without alpha", "activations", box("elu, alpha 0.3"),
        "1.0, self.alpha * np.exp", "1.0, np.exp"),
    Bug("softplus' mirrored", "activations", slope_of("softplus"),
        "return sigmoid(z)\n", "return sigmoid(-z)\n"),
    Bug("GELU' without the inner 3", "activations", slope_of("gelu"),
        "1.0 + 3.0 * self._cubic", "1.0 + self._cubic"),
    Bug("GELU's constant", "activations", formula("gelu"),
        "0.044715\n", "0.44715\n"),
    Bug("SiLU' without its second term", "activations", slope_of("silu"),
        "return s + near * s * (1.0 - s)", "return s"),
    # boxes
    Bug("dense: sign of dx", "layers", box("dense"),
        "return dy.dot(self.W.T)", "return -dy.dot(self.W.T)"),
    Bug("dense: W not transposed", "layers", box("dense, square"),
        "return dy.dot(self.W.T)", "return dy.dot(self.W)"),
    Bug("dense: W not transposed, not square", "layers", box("dense"),
        "return dy.dot(self.W.T)", "return dy.dot(self.W)", ValueError),
    Bug("dense: db over the wrong axis", "layers", box("dense, square", 4, 4),
        "dy.sum(axis=0, out=self.db)", "dy.sum(axis=1, out=self.db)"),
    Bug("dense: mean in db", "layers", box("dense"),
        "dy.sum(axis=0, out=self.db)", "dy.mean(axis=0, out=self.db)"),
    Bug("dense: dW left as it was", "layers", box("dense"),
        "x.T.dot(dy, out=self.dW)", "pass"),
    Bug("dense: dW added to what was there", "layers", box("dense"),
        "x.T.dot(dy, out=self.dW)", "self.__dict__['dW'] += x.T @ dy"),
    Bug("dense: x changed in place", "layers", box("dense"),
        "y = x.dot(self.W)", "x -= 1.0\n        y = x.dot(self.W)"),
    Bug("dense: dy changed in place", "layers", box("dense"),
        "x.T.dot(dy,", "dy *= 2.0\n        x.T.dot(dy,"),
    Bug("dense: cache changed in place", "layers", box("dense"),
        "x.T.dot(dy, out=self.dW)", "x.T.dot(dy, out=self.dW)\n        x[...] = 0.0"),
    Bug("dense: no db where dx is not needed", "layers", box("dense"),
        "dy.sum(axis=0, out=self.db)\n        return dy.dot(",
        "if need_dx:\n            dy.sum(axis=0, out=self.db)\n        return dy.dot("),
    Bug("activate: sign of dx", "layers", box("tanh"),
        "return dy * self", "return -dy * self"),
    Bug("activate: f'(a) for f'(z)", "layers", box("softplus"),
        "derivative(x, y)", "derivative(y)"),
    Bug("PReLU: sign of dalpha", "layers", box("prelu"),
        "np.sum(dy * np.minimum", "np.sum(-dy * np.minimum"),
    Bug("PReLU: mask mirrored", "layers", box("prelu"),
        "np.where(x > 0.0, 1.0, self.alpha)", "np.where(x < 0.0, 1.0, self.alpha)"),
    Bug("maxout: sign of dx", "layers", box("maxout"),
        "return dz @ self.W.T", "return -dz @ self.W.T"),
    Bug("maxout: error to every piece", "layers", box("maxout, 3 pieces"),
        "np.put_along_axis(dz, winner, dy[:, :, None], axis=2)", "dz += dy[:, :, None]"),
    Bug("maxout: pieces and units mixed up", "layers", box("maxout, 3 pieces"),
        "len(x), self.units, self.pieces)\n        winner",
        "len(x), self.pieces, self.units).swapaxes(1, 2)\n        winner"),
    Bug("maxout: float64 zeros", "layers", float32("maxout"),
        "dtype=dy.dtype)", "dtype=np.float64)"),
    # dropout, batch and layer norm
    Bug("dropout: not inverted", "layers", checks.dropout_silences_and_scales,
        "mask *= 1.0 / (1.0 - self.p)", "pass"),
    Bug("dropout: divided by p", "layers", checks.dropout_silences_and_scales,
        "mask *= 1.0 / (1.0 - self.p)", "mask *= 1.0 / self.p"),
    Bug("dropout: p is what stays", "layers", checks.dropout_silences_and_scales,
        "dtype=x.dtype) >= self.p", "dtype=x.dtype) < self.p"),
    Bug("dropout: mask of another draw in backward", "layers", box_in_training("dropout"),
        "return x * mask, mask", "return x * mask, mask[::-1]"),
    Bug("dropout: backward without the mask", "layers", box_in_training("dropout"),
        "return dy if cache is None else dy * cache", "return dy"),
    Bug("dropout: at inference too", "layers", checks.dropout_silences_and_scales,
        "if not training or self.p == 0.0", "if self.p == 0.0"),
    Bug("dropout: one draw a row", "layers", checks.dropout_silences_and_scales,
        "random(x.shape, dtype=x.dtype)", "random((len(x), 1), dtype=x.dtype)"),
    Bug("dropout: float64 mask", "layers", float32("dropout"),
        "mask = kept.astype(x.dtype)", "mask = kept.astype(float)"),
    Bug("batch norm: dx without the mean term", "normalization", box_in_training("batch norm"),
        "self.dbeta + x_hat * self.dgamma", "x_hat * self.dgamma"),
    Bug("batch norm: dx without the variance term", "normalization", box_in_training("batch norm"),
        "self.dbeta + x_hat * self.dgamma", "self.dbeta"),
    Bug("batch norm: dx without γ", "normalization", box_in_training("batch norm"),
        "return dy * (self.gamma * inverse_std)", "return dy * inverse_std"),
    Bug("batch norm: dx of training at inference", "normalization", box("batch norm"),
        "if training:\n            dy = dy -", "if True:\n            dy = dy -"),
    Bug("batch norm: dy changed in place", "normalization", box_in_training("batch norm"),
        "dy = dy - (self.dbeta", "dy -= (self.dbeta"),
    Bug("batch norm: running variance biased", "normalization", checks.batch_norm_follows_formula,
        "variance * (n / (n - 1))", "variance"),
    Bug("batch norm: normalized by the unbiased variance", "normalization", checks.batch_norm_follows_formula,
        "_mean_square(centered, axis=0)", "_mean_square(centered, axis=0) * n / (n - 1)"),
    Bug("batch norm: momentum the wrong way round", "normalization", checks.batch_norm_follows_formula,
        "self.momentum * (batch - running)", "(1 - self.momentum) * (batch - running)"),
    Bug("batch norm: ε outside the root", "normalization", checks.batch_norm_follows_formula,
        "1.0 / np.sqrt(variance + self.epsilon)", "1.0 / (np.sqrt(variance) + self.epsilon)"),
    Bug("norms: no ε", "normalization", checks.layer_norm_follows_formula,
        "np.sqrt(variance + self.epsilon)", "np.sqrt(variance)"),
    Bug("batch norm: running variance starts at 0", "normalization", checks.batch_norm_follows_formula,
        "Buffer((self.features,), 1.0)", "Buffer((self.features,), 0.0)"),
    Bug("batch norm: the batch's statistics at inference", "normalization", checks.batch_norm_follows_formula,
        "centered, variance = x - self.running_mean, self.running_variance",
        "centered, variance = x - x.mean(axis=0), x.var(axis=0)"),
    Bug("batch norm: a batch of one", "normalization", checks.batch_norm_refuses_a_single_example,
        "if n < 2", "if n < 1", ZeroDivisionError),
    Bug("norms: dγ of the input", "normalization", box("layer norm"),
        "self._scale_gradients(dy, x_hat)\n        if not need_dx:\n            return None\n        g =",
        "self._scale_gradients(dy, x_hat / inverse_std)\n        if not need_dx:\n            return None\n"
        "        g ="),
    Bug("norms: γ taken for a weight", "normalization", checks.weights_come_first,
        "Constant(1.0))", "Constant(1.0), True)"),
    Bug("layer norm: over the batch", "normalization", checks.layer_norm_follows_formula,
        "x.mean(axis=1, keepdims=True)", "x.mean(axis=0, keepdims=True)"),
    Bug("layer norm: dx without mean(g)", "normalization", box("layer norm"),
        "(g - mean_g - x_hat", "(g - x_hat"),
    Bug("layer norm: dx without mean(g ⊙ x̂)", "normalization", box("layer norm"),
        " - x_hat * mean_gx", ""),
    Bug("layer norm: γ outside the means", "normalization", box("layer norm"),
        "g = dy * self.gamma", "g = dy"),
    # models
    Bug("shared box: gradient not added", "model", chain_of(checks.shared),
        "gradient += earlier", "pass"),
    Bug("shared box: gradient added on the first visit too", "model", chain_of(BOXES["dense"]),
        "if id(box) not in passed:\n", "if False:\n"),
    Bug("weights last", "model", checks.weights_come_first,
        "key=lambda d: not d[3].is_weight", "key=lambda d: d[3].is_weight"),
    Bug("flow graph: overwriting, not adding", "flowgraph", graph(diamond, "out"),
        "gradients[source] + d if source in gradients else d", "d"),
    Bug("flow graph: adding in place", "flowgraph", graph(diamond, "out", "h"),
        "gradients[source] = gradients[source] + d if source in gradients else d",
        "gradients[source] = gradients.get(source, 0 * d); gradients[source] += d"),
    Bug("flow graph: old gradients kept", "flowgraph", graph(diamond, "out"),
        "self.gradient[...] = 0.0", "pass"),
    Bug("multiply: factors swapped", "flowgraph", graph(diamond, "out"),
        "return dy * x2, dy * x1", "return dy * x1, dy * x2"),
    Bug("add: error shared out", "flowgraph", graph(lambda nn: {"out": (nn.Add(), "x", "y")}, "out"),
        "return (dy,) * cache", "return (dy / cache,) * cache"),
    # losses
    Bug("squared error: no 1/N", "losses", loss_gradient("squared error"),
        "cache * (2.0 / cache.size)", "cache * 2.0"),
    Bug("squared error: ½", "losses", loss_gradient("squared error"),
        "cache * (2.0 / cache.size)", "cache * (1.0 / cache.size)"),
    Bug("squared error: mean over rows alone", "losses", loss_value("squared error"),
        "float(np.mean(difference * difference))",
        "float(np.sum(difference * difference) / len(difference))"),
    Bug("binary: no 1/N", "losses", loss_gradient("binary, 0 or 1"),
        "dz *= 1.0 / z.size", "pass"),
    Bug("binary: 1/n for 1/(n·k)", "losses", loss_gradient("binary, 0 or 1"),
        "1.0 / z.size", "1.0 / len(z)"),
    Bug("binary: gradient by probabilities", "losses", loss_gradient("binary, fractions"),
        "dz = sigmoid(z) - target", "dz = z - target"),
    Bug("binary: sign inside", "losses", loss_value("binary, 0 or 1"),
        "- z * target", "+ z * target"),
    Bug("softmax: no 1/N", "losses", loss_gradient("softmax, classes"),
        "dz *= 1.0 / len(shares)", "pass"),
    Bug("softmax: no 1/N, rows", "losses", loss_value("softmax, probabilities"),
        "return rows * (1.0 / n)", "return rows"),
    Bug("softmax: not a mean", "losses", partial(checks.loss_is_mean_over_batch, name="softmax, classes"),
        "dz *= 1.0 / len(shares)", "dz *= 0.2"),
    Bug("softmax: + for −, classes", "losses", loss_gradient("softmax, classes"),
        "shares] -= 1.0", "shares] += 1.0"),
    Bug("softmax: + for −, rows", "losses", loss_gradient("softmax, probabilities"),
        "[:, None] - shares\n", "[:, None] + shares\n"),
    Bug("softmax: cache changed in place", "losses", loss_gradient("softmax, classes"),
        "dz = probabilities.copy()", "dz = probabilities"),
    Bug("softmax: logits shifted in place", "losses", loss_gradient("softmax, classes"),
        "shifted = prediction - ", "shifted = prediction\n        shifted -= "),
    Bug("softmax: rows of weighted targets taken to add up to 1", "losses",
        loss_gradient("softmax, probabilities, weighted"),
        "probabilities * shares.sum(axis=1)[:, None] - shares", "probabilities / len(shares) - shares"),
    Bug("smoothing: ε for ε/k", "losses", loss_value("softmax, classes, smoothed"),
        "self.label_smoothing / k", "self.label_smoothing"),
    Bug("smoothing: without 1 − ε", "losses", loss_value("softmax, probabilities, smoothed"),
        "(1.0 - self.label_smoothing) * rows", "rows"),
    Bug("smoothing: options ignored for classes", "losses", loss_value("softmax, classes, smoothed"),
        " and not self.label_smoothing", ""),
    Bug("class weights: ignored for classes", "losses", loss_value("softmax, classes, weighted"),
        " and self.class_weights is None", ""),
    Bug("class weights: divided by n", "losses", loss_value("softmax, classes, weighted"),
        "self.class_weights[target].sum() if target.ndim == 1 else n", "n"),
    Bug("class weights: divided by their sum over all classes", "losses",
        loss_value("softmax, classes, both"),
        "self.class_weights[target].sum()", "self.class_weights.sum()"),
    Bug("absolute error: sign", "losses", loss_gradient("absolute error"),
        "np.sign(cache)", "-np.sign(cache)"),
    Bug("Huber: ½ lost", "losses", loss_value("huber"),
        "0.5 * clipped", "clipped"),
    Bug("Huber: clipped on one side", "losses", loss_gradient("huber"),
        "np.clip(cache, -self.delta, self.delta)", "np.minimum(cache, self.delta)"),
    Bug("Huber: δ ignored", "losses", loss_gradient("huber, δ 2.5"),
        "np.clip(cache, -self.delta, self.delta)", "np.clip(cache, -1.0, 1.0)"),
    Bug("pos_weight: on the other term", "losses", loss_value("binary, weighted"),
        "target.dtype) * target, 1.0 - target", "target.dtype) * (1.0 - target), target"),
    Bug("pos_weight: gradient without it", "losses", loss_gradient("binary, weights"),
        "* sigmoid(z) - positive", "* sigmoid(z) - target"),
    Bug("pos_weight: p not weighted", "losses", loss_gradient("binary, weights"),
        "(positive + negative) * sigmoid(z)", "sigmoid(z)"),
    # initializers
    Bug("sparse: neighbors, not drawn", "initializers", checks.sparse_links,
        "return rng.permuted(W, axis=0)", "return W"),
    Bug("sparse: one draw of inputs for all units", "initializers", checks.sparse_links,
        "rng.permuted(W, axis=0)", "rng.permutation(W, axis=0)"),
    Bug("sparse: scaled by all inputs", "initializers", checks.sparse_links,
        "sqrt(1.0 / linked)", "sqrt(1.0 / fan_in)"),
    Bug("sparse: columns for rows", "initializers", checks.sparse_links,
        "permuted(W, axis=0)", "permuted(W, axis=1)"),
    Bug("orthogonal: signs as LAPACK gives them", "initializers", checks.orthogonal_keeps_length,
        "self.gain * np.sign(np.diag(R))", "self.gain"),
    Bug("orthogonal: no gain", "initializers", checks.orthogonal_keeps_length,
        "self.gain * np.sign", "np.sign"),
    Bug("orthogonal: wide ones not turned", "initializers", checks.orthogonal_keeps_length,
        "return Q if fan_in >= fan_out else Q.T", "return Q"),
    # optimizers
    Bug("momentum: sign", "optimizers", optimizer("Momentum"),
        "v += g\n        theta -= rate * v", "v -= g\n        theta -= rate * v"),
    Bug("Nesterov: plain momentum", "optimizers", optimizer("Nesterov"),
        "rate * (g + self.momentum * v)", "rate * v"),
    Bug("Nesterov: looks two steps ahead", "optimizers", optimizer("Nesterov"),
        "rate * (g + self.momentum * v)", "rate * (g + v)"),
    Bug("Adagrad: forgets", "optimizers", optimizer("Adagrad"),
        "s += g * g\n", "s[...] = g * g\n"),
    Bug("RMSProp: ρ the wrong way round", "optimizers", optimizer("RMSProp"),
        "s += (1.0 - self.rho)", "s += self.rho"),
    Bug("AdamW: biases decayed", "optimizers", optimizer("AdamW"),
        "theta[weights] *= 1.0", "theta *= 1.0"),
    Bug("AdamW: decay without the rate", "optimizers", optimizer("AdamW"),
        "1.0 - rate * self.weight_decay", "1.0 - self.weight_decay"),
    Bug("AdamW: weights grow", "optimizers", optimizer("AdamW"),
        "1.0 - rate * self.weight_decay", "1.0 + rate * self.weight_decay"),
    Bug("clipping: the short ones", "optimizers", checks_training.clipping_keeps_the_direction,
        "if norm > max_norm", "if norm < max_norm"),
    Bug("clipping: to length 1", "optimizers", checks_training.clipping_keeps_the_direction,
        "gradient *= max_norm / norm", "gradient *= 1.0 / norm"),
    Bug("momentum: rate inside the velocity", "optimizers", optimizer("Momentum"),
        "v += g\n        theta -= rate * v", "v += rate * g\n        theta -= v"),
    Bug("Adam: mean not corrected", "optimizers", optimizer("Adam"),
        " / (1.0 - self.beta1**self.steps)", ""),
    Bug("Adam: square not corrected", "optimizers", optimizer("Adam"),
        "(1.0 - self.beta2**self.steps) / ", "1.0 / "),
    Bug("Adam: ε not corrected", "optimizers", optimizer("Adam, large ε"),
        "self.epsilon * c\n", "self.epsilon\n"),
    Bug("Adam: ε inside the root", "optimizers", optimizer("Adam, large ε"),
        "np.sqrt(V, out=scratch)\n        scratch += self.epsilon * c",
        "np.sqrt(V + (self.epsilon * c) ** 2, out=scratch)"),
    Bug("steps counted from 0", "optimizers", optimizer("SGD"),
        "self.steps += 1", "self.steps += 1 if self.steps or self.state else 0"),
    Bug("a block too short", "optimizers", optimizer("SGD"),
        "slice(start, min(start + BLOCK, size))", "slice(start, min(start + BLOCK - 1, size))"),
    Bug("state in float64", "optimizers", optimizer("Momentum", dtype=np.float32),
        "np.zeros_like(theta)", "np.zeros(theta.shape)"),
    # regularizers and schedules
    Bug("L2: biases too", "regularizers", checks_training.l2_pulls_the_weights_alone,
        "for block in blocks(net.weights.stop):\n            net.gradient",
        "for block in blocks(net.theta.size):\n            net.gradient"),
    Bug("L2: sign", "regularizers", checks_training.l2_pulls_the_weights_alone,
        "net.gradient[block] += ", "net.gradient[block] -= "),
    Bug("L2: penalty without ½", "regularizers", checks_training.l2_pulls_the_weights_alone,
        "return 0.5 * float", "return float"),
    Bug("L1: the proximal step's sign", "regularizers", checks_training.l1_draws_the_weights_to_zero,
        "w -= np.clip", "w += np.clip"),
    Bug("L1: λ without η", "regularizers", checks_training.l1_draws_the_weights_to_zero,
        "float(learning_rate * self.strength)", "float(self.strength)"),
    Bug("L1: biases too", "regularizers", checks_training.l1_draws_the_weights_to_zero,
        "for block in blocks(net.weights.stop):\n            w =",
        "for block in blocks(net.theta.size):\n            w ="),
    Bug("elastic net: strengths swapped", "regularizers", checks_training.l1_draws_the_weights_to_zero,
        "L1(l1), L2(l2)", "L1(l2), L2(l1)"),
    Bug("max-norm: rows", "regularizers", checks_training.max_norm_shortens_columns,
        "np.sum(W * W, axis=0)", "np.sum(W * W, axis=1, keepdims=True)"),
    Bug("max-norm: short columns stretched", "regularizers", checks_training.max_norm_shortens_columns,
        "np.maximum(norms, float(self.c))", "norms"),
    Bug("step decay: off by one", "schedules", schedule("StepDecay"),
        "(step // self.every)", "((step + 1) // self.every)"),
    Bug("exponential: off by one", "schedules", schedule("Exponential"),
        "self.factor**step", "self.factor ** (step + 1)"),
    Bug("cosine: rises again", "schedules", schedule("Cosine"),
        "min(step / self.steps, 1.0)", "step / self.steps"),
    Bug("cosine: ends at 0", "schedules", schedule("Cosine"),
        "return self.final + 0.5", "return 0.5"),
    Bug("warm-up: starts at 0", "schedules", schedule("WarmUp"),
        "(step + 1) / self.steps", "step / self.steps"),
    Bug("warm-up: a step too long", "schedules", schedule("WarmUp"),
        "if step < self.steps", "if step <= self.steps"),
    Bug("warm-up: the schedule after it not from its start", "schedules", schedule("WarmUp, then decay"),
        "after(step - self.steps)", "after(step)"),
    # training
    Bug("not in training mode", "training", checks_training.a_step_has_its_order,
        "net.propagate(X, training=True, rng=rng)", "net.propagate(X, rng=rng)"),
    Bug("penalties without a gradient", "training", checks_training.a_step_has_its_order,
        "regularizer.add_gradient(net)", "pass"),
    Bug("nothing after the step", "training", checks_training.a_step_has_its_order,
        "regularizer.after_step(net, rate)", "pass"),
    Bug("no clipping", "training", checks_training.a_step_has_its_order,
        "clip_by_norm(net.gradient, clip_norm)", "pass"),
    Bug("decay of all parameters", "training", checks_training.a_step_has_its_order,
        "weights=net.weights", "weights=slice(None)"),
    Bug("the next step's rate for L1", "training", checks_training.a_step_has_its_order,
        "regularizer.after_step(net, rate)", "regularizer.after_step(net, optimizer.rate())"),
    Bug("early stopping: θ not restored", "training", checks.early_stopping_restores_the_best,
        "early_stopping.restore(net)", "pass"),
    Bug("early stopping: θ restored without its running statistics", "history",
        checks.early_stopping_restores_the_best,
        "net.restore(self.best_theta, self.best_state)", "net.restore(self.best_theta, net.state)"),
    Bug("early stopping: best statistics not copied", "history", checks.early_stopping_restores_the_best,
        "net.state.copy()", "net.state"),
    Bug("early stopping: best θ not copied", "history", checks.early_stopping_restores_the_best,
        "net.theta.copy()", "net.theta"),
    Bug("early stopping: one epoch late", "history", checks.early_stopping_restores_the_best,
        "self.best_epoch >= self.patience", "self.best_epoch > self.patience"),
    Bug("no shuffling", "training", checks.every_row_once_an_epoch,
        "rng.permutation(n)", "np.arange(n)"),
    Bug("rows drawn with replacement", "training", checks.every_row_once_an_epoch,
        "rng.permutation(n)", "rng.integers(n, size=n)"),
    Bug("the last batch dropped", "training", checks.every_row_once_an_epoch,
        "pairwise([*starts, n])", "pairwise(starts)"),
    Bug("a single row alone", "training", partial(checks.every_row_once_an_epoch, n=21),
        "starts.pop()", "pass"),
    Bug("batches count alike", "training", checks.fit_is_the_loop_by_hand,
        "loss_sum += value * len(rows)", "loss_sum += value * len(X) / -(-len(X) // batch_size)"),
    Bug("validation on the training set", "training", checks.fit_is_the_loop_by_hand,
        "_evaluate(net, *validation, loss)", "_evaluate(net, X, y, loss)"),
    Bug("targets not shuffled along", "training", checks.fit_is_the_loop_by_hand,
        "y.take(rows, axis=0)", "y[: len(rows)]"),
    # checkpoints
    Bug("checkpoint: never read", "training", resumed_run_equals_whole,
        "load_checkpoint(checkpoint, *run)", "pass"),
    Bug("checkpoint: epochs counted from 0", "training", resumed_run_equals_whole,
        "range(len(history.loss), epochs)", "range(epochs)"),
    Bug("checkpoint: without the generator", "checkpoint", resumed_run_equals_whole,
        'rng.bit_generator.state = notes["generator"]', "pass"),
    Bug("checkpoint: without the running statistics", "checkpoint", resumed_run_equals_whole,
        "net.restore(theta, state)", "net.restore(theta, net.state)"),
    Bug("checkpoint: without θ", "checkpoint", resumed_run_equals_whole,
        "net.restore(theta, state)", "net.restore(net.theta, state)"),
    Bug("checkpoint: without the optimizer's vectors", "optimizers", resumed_run_equals_whole,
        "own[...] = values", "pass"),
    Bug("checkpoint: without the optimizer's step count", "optimizers", resumed_run_equals_whole,
        "self.steps = steps", "pass"),
    Bug("checkpoint: without the history", "checkpoint", partial(resumed_run_equals_whole, patience=None),
        'vars(history).update(notes["history"])', "pass"),
    Bug("checkpoint: without the best θ", "checkpoint", resumed_run_equals_whole,
        "= best_theta, best_state", "= theta, state"),
    Bug("checkpoint: another optimizer taken up", "checkpoint", refuses_another_optimizer,
        '"optimizer": repr(optimizer)', '"optimizer": ""'),
    Bug("files: written in place", "_files", resumed_run_equals_whole,
        'path.name + ".part"', "path.name"),
    Bug("astype: running statistics keep their precision", "model", checks.astype_converts_all_vectors,
        '("_theta", "_gradient", "_state")', '("_theta", "_gradient")'),
    # preprocessing, gradient checks, diagnostics
    Bug("standardizer: the test set's statistics", "preprocessing", checks.standardizer_uses_fit_alone,
        "return ((X - self.mean) / self", "self.fit(X)\n        return ((X - self.mean) / self"),
    Bug("standardizer: n − 1", "preprocessing", checks.standardizer_uses_fit_alone,
        "X.std(axis=0)", "X.std(axis=0, ddof=1)"),
    Bug("standardizer: changes X", "preprocessing", checks.standardizer_uses_fit_alone,
        "return ((X - self.mean) /", "X -= self.mean\n        return (X /"),
    Bug("min-max: the test set's statistics", "preprocessing", checks.min_max_uses_fit_alone,
        "return (self.low + (self", "self.fit(X)\n        return (self.low + (self"),
    Bug("min-max: largest for span", "preprocessing", checks.min_max_uses_fit_alone,
        "span = X.max(axis=0) - self.least", "span = X.max(axis=0)"),
    Bug("min-max: low forgotten", "preprocessing", checks.min_max_uses_fit_alone,
        "(self.low + (self.high - self.low) *", "((self.high - self.low) *"),
    Bug("min-max: inverse without low", "preprocessing", checks.min_max_uses_fit_alone,
        "((X - self.low) / (", "(X / ("),
    Bug("targets: mean not added back", "preprocessing", checks.targets_come_back_in_their_shape,
        "X * self.scale + self.mean", "X * self.scale"),
    Bug("targets: made a column", "preprocessing", checks.targets_come_back_in_their_shape,
        "        return y\n", "        return y.reshape(len(y), -1)\n"),
    Bug("PCA: not centered", "decomposition", checks.pca_diagonalizes,
        "np.linalg.svd(X - mean,", "np.linalg.svd(X,"),
    Bug("PCA: n for n − 1", "decomposition", checks.pca_diagonalizes,
        "singular**2 / (n - 1)", "singular**2 / n"),
    Bug("PCA: singular values for variances", "decomposition", checks.pca_diagonalizes,
        "singular**2 / (n - 1)", "singular / (n - 1)"),
    Bug("PCA: signs as LAPACK gives them", "decomposition", checks.pca_diagonalizes,
        "    directions *= np.sign(", "    np.sign("),
    Bug("PCA: mean not added back", "decomposition", checks.pca_diagonalizes,
        "(X @ self.directions + self.mean)", "(X @ self.directions)"),
    Bug("PCA: share of what is kept", "decomposition", checks.pca_diagonalizes,
        "(variances.sum() or 1.0)", "(variances[:kept].sum() or 1.0)"),
    Bug("whitening: ε outside the root", "decomposition", checks.whitener_whitens,
        "self.scale = np.sqrt(np", "self.scale = np.sqrt(variances) + self.epsilon  # "),
    Bug("whitening: by eigenvalues", "decomposition", checks.whitener_whitens,
        "self.scale = np.sqrt(np", "self.scale = (np"),
    Bug("ZCA: not turned back", "decomposition", checks.whitener_whitens,
        'whitened @ self.directions if self.kind == "zca" else whitened', "whitened"),
    Bug("ZCA: inverse as for PCA", "decomposition", checks.whitener_whitens,
        'X @ self.directions.T if self.kind == "zca" else X', "X"),
    Bug("kinks not left out", "gradcheck", checks.kinks_are_left_out,
        "analytic[smooth], numerical[smooth]", "analytic, numerical"),
    Bug("nothing left gives 0", "gradcheck", checks.kinks_are_left_out,
        'return float("nan")', "return 0.0"),
    Bug("x not put back", "gradcheck", checks.numerical_gradient_puts_back,
        "finally:\n        x[index] = kept", "finally:\n        pass"),
    Bug("dead on some row", "diagnostics", checks.dead_units_are_silent_on_every_row,
        ".all(axis=0) for", ".any(axis=0) for"),
    Bug("update ratio: squares", "diagnostics", checks.update_ratio_is_the_share_moved,
        "moved / size if", "(moved / size) ** 2 if"),
    Bug("update ratio: of the parameter now", "diagnostics", checks.update_ratio_is_the_share_moved,
        "- earlier.parameters[name], earlier.parameters[name]", "- earlier.parameters[name], value"),
    Bug("health: contrast of all entries", "diagnostics", checks.health_is_of_one_step,
        "step.output.mean(axis=0, dtype", "step.output.mean(dtype"),
    Bug("health: the error behind the activation", "diagnostics", checks.health_is_of_one_step,
        "_rms(step.dy * slopes[name])", "_rms(step.dy)"),
    Bug("health: dead on some row", "diagnostics", checks.health_is_of_one_step,
        "(step.output == 0.0).all(axis=0))) for", "(step.output == 0.0))) for"),
    Bug("health: the step is made", "diagnostics", checks.health_is_of_one_step,
        "net, optimizer, rng = copy.deepcopy((net, optimizer, rng))", "pass"),
    # estimators
    Bug("classifier: batch norm forgotten", "_mlp",
        partial(classifier, batch_norm=True),
        "[BatchNorm(fan_out)] if self.batch_norm else []", "[]"),
    Bug("classifier: dropout forgotten", "_mlp", classifier,
        "[Dropout(self.dropout)] if self.dropout else []", "[]"),
    Bug("classifier: L2 beside AdamW's decay", "_mlp", partial(classifier, optimizer="adamw"),
        "() if isinstance(self._optimizer, AdamW) else L2(self.l2)", "L2(self.l2)"),
    Bug("classifier: AdamW's default decay", "_mlp", partial(classifier, optimizer="adamw"),
        '{"weight_decay": self.l2} if rule is AdamW else {}', "{}"),
    Bug("classifier: batches of 32 whatever is asked", "_mlp", classifier,
        "batch_size=self.batch_size,\n            rng", "batch_size=32,\n            rng"),
    Bug("classifier: classes out of order", "estimators", classifier,
        "self.classes_ = np.unique(y)", "self.classes_ = np.unique(y)[::-1]", ValueError),
    Bug("classifier: logits as probabilities", "estimators", classifier,
        "return softmax(self._output(X))", "return self._output(X)"),
    Bug("regressor: predictions in the scaler's units", "estimators",
        checks_estimators.regressor_scales_its_targets,
        "self.target_scaler_.inverse_transform(output)", "output"),
    Bug("regressor: targets not scaled", "estimators", checks_estimators.regressor_scales_its_targets,
        "return self.target_scaler_.transform(y)", "return y"),
    Bug("partial_fit starts anew", "_mlp", checks_estimators.partial_fit_goes_on,
        "if not self._is_new:\n            history", "if False:\n            history"),
    Bug("partial_fit forgets its metric", "_mlp", checks_estimators.partial_fit_goes_on,
        "self.history_.metric += history.metric", "pass"),
    Bug("early stopping trains on all rows", "_mlp", checks_estimators.held_out_rows_are_not_trained_on,
        "X, target = X[rows], target[rows]", "pass"),
    Bug("early stopping: the shares swapped", "_mlp", checks_estimators.held_out_rows_are_not_trained_on,
        "(1.0 - held_out, held_out)", "(held_out, 1.0 - held_out)"),
]  # fmt: skip


@pytest.fixture
def plant(tmp_path, monkeypatch) -> Iterator[Callable[[Bug], Package]]:
    """A function that gives a copy of the package with a bug in it."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def planted(bug: Bug) -> Package:
        shutil.copytree(SOURCE, tmp_path / "planted", ignore=shutil.ignore_patterns("__pycache__"))
        path = tmp_path / "planted" / f"{bug.module}.py"
        source = path.read_text(encoding="utf-8")
        assert source.count(bug.old) == 1, f"{bug.old!r} stands in {bug.module} {source.count(bug.old)} times"
        path.write_text(source.replace(bug.old, bug.new), encoding="utf-8")
        return importlib.import_module("planted")

    yield planted
    for name in [name for name in sys.modules if name.split(".")[0] == "planted"]:
        del sys.modules[name]


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_bug_is_found(plant, bug):
    bug.check(nncourse)
    broken = plant(bug)
    with pytest.raises(bug.error) as caught:
        bug.check(broken)
    assert caught.type is bug.error


def test_a_copy_without_a_bug_passes(plant):
    unharmed = plant(Bug("none", "layers", lambda nn: None, "class Dense(", "class Dense("))
    assert unharmed.Dense is not nncourse.Dense
    for bug in BUGS:
        bug.check(unharmed)
