"""Training speed beside PyTorch, scikit-learn and the bare matrix products: ``make bench``.

Each job trains with Adam in float32, in shuffled batches, and keeps the history of its loss (and accuracy,
but scikit-learn's). Each peer is one process, started once for a number of threads. The peers take turns, a
round each, and continue the same run in every round; the first round is not counted.
"""

from __future__ import annotations

import functools
import os
import platform
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import numpy as np

ROUNDS = 11
RESULTS = Path(__file__).with_name("speed.md")


@dataclass(frozen=True)
class Job:
    """A net of these layer sizes with ReLU between them, and how many steps of training make a round."""

    sizes: tuple[int, ...]
    batch_size: int
    batches: int
    epochs: int

    def data(self) -> tuple[np.ndarray, np.ndarray]:
        """Noise, and classes that depend on it in part."""
        rng = np.random.default_rng(0)
        X = rng.standard_normal((self.batches * self.batch_size, self.sizes[0]), dtype=np.float32)
        scores = X @ rng.standard_normal((self.sizes[0], self.sizes[-1]))
        return X, (scores + scores.std() * rng.gumbel(size=scores.shape)).argmax(axis=1)

    def __str__(self) -> str:
        return f"{'-'.join(map(str, self.sizes))}, batch {self.batch_size}"


JOBS = {
    "digits": Job((64, 50, 10), batch_size=32, batches=45, epochs=150),
    "MNIST": Job((784, 256, 128, 10), batch_size=128, batches=60, epochs=4),
    "wide": Job((1024, 1024, 1024, 10), batch_size=256, batches=8, epochs=2),
}
Round = Callable[[], object]


def nncourse(job: Job) -> Round:
    from nncourse import Activate, Adam, Dense, Network, SoftmaxCrossEntropy, fit, relu

    X, y = job.data()
    rng = np.random.default_rng(0)
    layers = [box for fans in pairwise(job.sizes) for box in (Dense(*fans), Activate(relu))]
    net, loss, optimizer = Network(layers[:-1], rng=rng), SoftmaxCrossEntropy(), Adam()
    return lambda: fit(
        net, X, y, loss=loss, optimizer=optimizer, epochs=job.epochs, batch_size=job.batch_size, rng=rng
    )


def pytorch(job: Job, fused: bool | None = None) -> Round:
    import torch
    from torch import nn

    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    torch.manual_seed(0)
    X, y = map(torch.from_numpy, job.data())
    layers = [box for fans in pairwise(job.sizes) for box in (nn.Linear(*fans), nn.ReLU())]
    net, cross_entropy = nn.Sequential(*layers[:-1]), nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(net.parameters(), fused=fused)

    def train() -> list[tuple[float, float]]:
        history = []
        for _ in range(job.epochs):
            loss_sum = hits = 0.0
            for rows in torch.randperm(len(X)).split(job.batch_size):
                target = y[rows]
                logits = net(X[rows])
                loss = cross_entropy(logits, target)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                loss_sum += loss.item() * len(rows)
                hits += (logits.argmax(dim=1) == target).sum().item()
            history.append((loss_sum / len(X), hits / len(X)))
        return history

    return train


def scikit_learn(job: Job) -> Round:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)
    X, y = job.data()
    model = MLPClassifier(
        job.sizes[1:-1], batch_size=job.batch_size, max_iter=job.epochs, n_iter_no_change=sys.maxsize,
        warm_start=True, random_state=0,
    )  # fmt: skip
    return lambda: model.fit(X, y)


def products(job: Job) -> Round:
    """Two products a layer and step for the first, three for the others, into arrays that are there."""
    rng = np.random.default_rng(0)
    x = [rng.standard_normal((job.batch_size, size), dtype=np.float32) for size in job.sizes]
    dx = [np.ones_like(a) for a in x]
    W = [rng.standard_normal(fans, dtype=np.float32) for fans in pairwise(job.sizes)]
    y, dW = [np.empty_like(a) for a in x[1:]], [np.empty_like(w) for w in W]

    def multiply() -> None:
        for _ in range(job.epochs * job.batches):
            for i in range(len(W)):
                np.matmul(x[i], W[i], out=y[i])
            for i in reversed(range(len(W))):
                np.matmul(x[i].T, dx[i + 1], out=dW[i])
                if i > 0:
                    np.matmul(dx[i + 1], W[i].T, out=y[i - 1])

    return multiply


PEERS: dict[str, Callable[[Job], Round]] = {
    "nncourse": nncourse,
    "PyTorch": pytorch,
    "PyTorch, fused Adam": functools.partial(pytorch, fused=True),
    "scikit-learn": scikit_learn,
    "matrix products": products,
}


@functools.cache
def prepared(peer: str, job: str) -> Round:
    return PEERS[peer](JOBS[job])


def seconds(peer: str, job: str) -> float:
    """The time of one round, in the peer's own process."""
    play = prepared(peer, job)
    start = perf_counter()
    play()
    return perf_counter() - start


def measure(threads: int) -> Iterator[tuple[str, dict[str, float]]]:
    """For each job the median seconds of a step, by peer."""
    for variable in [name for name in os.environ if name.startswith(("OPENBLAS_", "MKL_"))]:
        del os.environ[variable]  # each library finds the kernels for this processor itself
    os.environ.update({f"{library}_NUM_THREADS": str(threads) for library in ("OMP", "OPENBLAS", "MKL")})
    with ExitStack() as stack:
        processes = {
            peer: stack.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn")))
            for peer in PEERS
        }
        for name, job in JOBS.items():
            times: dict[str, list[float]] = {peer: [] for peer in PEERS}
            for _ in range(1 + ROUNDS):
                for peer, process in processes.items():
                    times[peer].append(process.submit(seconds, peer, name).result())
                    sleep(0.05)  # until the threads that just worked no longer wait for more
            steps = job.epochs * job.batches
            yield name, {peer: median(rounds[1:]) / steps for peer, rounds in times.items()}


def machine() -> str:
    """Processor and versions, in a line, as a peer's process sees them."""
    from threadpoolctl import threadpool_info

    cpuinfo = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", cpuinfo.read_text()) if cpuinfo.exists() else None
    blas = {f"{lib['internal_api']} {lib['version']} ({lib['architecture']})" for lib in threadpool_info()
            if lib["user_api"] == "blas" and "numpy" in lib["filepath"]}  # fmt: skip
    parts = [
        f"{model[1] if model else platform.processor()}, {os.cpu_count()} cores",
        f"{platform.system()}, Python {platform.python_version()}",
        f"NumPy {np.__version__} with {' and '.join(blas) or 'another BLAS'}",
        *(f"{name} {version(package)}" for name, package in
          (("PyTorch", "torch"), ("scikit-learn", "scikit-learn"))),
    ]  # fmt: skip
    return "; ".join(parts)


def main() -> None:
    ours, *others = PEERS
    lines = [
        f"| job | threads | {ours}, a step | {' | '.join(others)} |",
        "|---|---|---|" + "---|" * len(others),
    ]
    for threads in (1, 2):
        for name, times in measure(threads):
            ratios = " | ".join(f"{times[peer] / times[ours]:.2f}" for peer in others)
            lines.append(f"| {name}: {JOBS[name]} | {threads} | {1e6 * times[ours]:,.0f} µs | {ratios} |")
            print(lines[-1], flush=True)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        where = process.submit(machine).result()
    table = "\n".join(lines)
    RESULTS.write_text(f"{table}\n\n{where}. Medians of {ROUNDS} rounds.\n", encoding="utf-8")
    print(f"The table is in {RESULTS}")


if __name__ == "__main__":
    main()
