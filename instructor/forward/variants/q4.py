# %% wrong: the heights for the jumps
# names: not the heights
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    return k[None], -k * edges[1:-1], heights[1:, None], heights[:1]


# %% wrong: g at the edges
# names: at the middles of the cells
def bump_network(g, edges, sharpness):
    heights = g(edges[:-1])
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    return k[None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: no constant
# names: b2 is missing
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    return k[None], -k * edges[1:-1], np.diff(heights)[:, None], np.zeros(1)


# %% wrong: the sign of the bias
# names: the bias is −ke
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    return k[None], k * edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: one k for all
# names: one k was used for all
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    k = np.full(len(edges) - 2, sharpness / np.diff(edges).min())
    return k[None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: the wider cell
# names: here it fits the wider
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.maximum(widths[1:], widths[:-1])
    return k[None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: times the width
# names: sharpness divided by the width
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness * np.minimum(widths[1:], widths[:-1])
    return k[None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: W1 as a column
# names: W1
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    return k[:, None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: two units a bump
# names: one unit for each inner edge
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    k = sharpness / np.diff(edges)
    left, right = -k * edges[:-1], -k * edges[1:]
    W2 = np.concatenate([heights, -heights])[:, None]
    return np.tile(k, 2)[None], np.concatenate([left, right]), W2, np.zeros(1)


# %% wrong: changes the edges
# names: was changed by the call
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    edges[1:-1] *= -k
    return k[None], edges[1:-1].copy(), np.diff(heights)[:, None], heights[:1]


# %% right: loops
def bump_network(g, edges, sharpness):
    m = len(edges) - 1
    heights = [float(g(np.array([(edges[i] + edges[i + 1]) / 2]))[0]) for i in range(m)]
    W1, b1, W2 = np.zeros((1, m - 1)), np.zeros(m - 1), np.zeros((m - 1, 1))
    for i in range(m - 1):
        k = sharpness / min(edges[i + 1] - edges[i], edges[i + 2] - edges[i + 1])
        W1[0, i], b1[i], W2[i, 0] = k, -k * edges[i + 1], heights[i + 1] - heights[i]
    return W1, b1, W2, np.array([heights[0]])


# %% right: the other way round
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    return -k[None, ::-1], (k * edges[1:-1])[::-1], -np.diff(heights)[::-1, None], heights[-1:]


# %% right: float32
def bump_network(g, edges, sharpness):
    heights = g((edges[1:] + edges[:-1]) / 2)
    widths = np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    answer = k[None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]
    return tuple(a.astype(np.float32) for a in answer)


# %% wrong: the edge for the bias
# names: −ke, not −e
def bump_network(g, edges, sharpness):
    heights, widths = g((edges[1:] + edges[:-1]) / 2), np.diff(edges)
    k = sharpness / np.minimum(widths[1:], widths[:-1])
    return k[None], -edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: cells of equal width
# names: each has its own edges
def bump_network(g, edges, sharpness):
    edges = np.linspace(edges[0], edges[-1], len(edges))
    heights = g((edges[1:] + edges[:-1]) / 2)
    k = np.full(len(edges) - 2, sharpness / (edges[1] - edges[0]))
    return k[None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]


# %% wrong: the cell on the left
# names: the one on the left
def bump_network(g, edges, sharpness):
    heights, widths = g((edges[1:] + edges[:-1]) / 2), np.diff(edges)
    k = sharpness / widths[:-1]
    return k[None], -k * edges[1:-1], np.diff(heights)[:, None], heights[:1]
