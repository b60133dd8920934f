# %% wrong: nothing divided
# names: not divided by 1 − p
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m) @ V + c) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=1, keepdims=True)


# %% wrong: all masks equally likely
# names: not equally likely
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.full(len(masks), 1 / len(masks))
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=1, keepdims=True)


# %% wrong: kept and silent exchanged
# names: exchanged in P(m)
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, p, 1 - p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=1, keepdims=True)


# %% wrong: not made to add up to 1
# names: add up to 1
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric


# %% wrong: the full network for both
# names: full network
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    full = softmax(a @ V + c)
    return full, full


# %% wrong: the arithmetic mean for both
# names: arithmetic mean
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    mean = np.tensordot(chance, q, axes=1)
    return mean, mean


# %% wrong: the empty network left out
# names: left out
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    masks = masks[1:]
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    chance = chance / chance.sum()
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=1, keepdims=True)


# %% wrong: not weighted
# names: a sum
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    arithmetic = q.sum(axis=0)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=1, keepdims=True)


# %% right: the chapter's shortcut
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    return np.tensordot(chance, q, axes=1), softmax(a @ V + c)


# %% right: loops
def all_thinned(a, V, c, p):
    (n, h), k = a.shape, len(c)
    arithmetic, geometric = np.zeros((n, k)), np.zeros((n, k))
    for r in range(n):
        for number in range(2**h):
            z, chance = c.copy(), 1.0
            for j in range(h):
                if number // 2**j % 2:
                    z = z + a[r, j] / (1 - p) * V[j]
                    chance *= 1 - p
                else:
                    chance *= p
            q = np.exp(z - z.max())
            q /= q.sum()
            arithmetic[r] += chance * q
            geometric[r] += chance * np.log(q)
        geometric[r] = np.exp(geometric[r])
        geometric[r] /= geometric[r].sum()
    return arithmetic, geometric


# %% right: all at once
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = (p ** (masks == 0) * (1 - p) ** masks).prod(axis=1)
    z = np.einsum("nh,mh,hk->mnk", a / (1 - p), masks, V) + c
    q = np.exp(z - z.max(axis=2, keepdims=True))
    q = q / q.sum(axis=2, keepdims=True)
    geometric = np.prod(q ** chance[:, None, None], axis=0)
    return (chance[:, None, None] * q).sum(axis=0), geometric / geometric.sum(axis=1, keepdims=True)


# %% right: float32
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    geometric /= geometric.sum(axis=1, keepdims=True)
    return arithmetic.astype(np.float32), geometric.astype(np.float32)


# %% wrong: divided by p
# names: not by p
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / p) @ V + c) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=1, keepdims=True)


# %% wrong: no bias
# names: bias c is missing
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=1, keepdims=True)


# %% wrong: divided by the sum over the examples
# names: not over the examples
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    q = np.array([softmax((a * m / (1 - p)) @ V + c) for m in masks])
    arithmetic = np.tensordot(chance, q, axes=1)
    geometric = np.exp(np.tensordot(chance, np.log(q), axes=1))
    return arithmetic, geometric / geometric.sum(axis=0, keepdims=True)


# %% wrong: the mean of the logits
# names: full network
import itertools

from nncourse import softmax


def all_thinned(a, V, c, p):
    masks = np.array(list(itertools.product((0, 1), repeat=a.shape[1])))
    chance = np.prod(np.where(masks, 1 - p, p), axis=1)
    z = np.array([(a * m / (1 - p)) @ V + c for m in masks])
    geometric = np.exp(np.tensordot(chance, np.log(softmax(z)), axes=1))
    return softmax(np.tensordot(chance, z, axes=1)), geometric / geometric.sum(axis=1, keepdims=True)
