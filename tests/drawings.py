"""The ten digits as a pen draws them: strokes of points (x, y), about 0.6 wide and 1 high, y downwards."""

import numpy as np

Stroke = list[tuple[float, float]]


def arc(x: float, y: float, width: float, height: float, start: float, stop: float) -> Stroke:
    """Part of an ellipse with these half axes, from angle to angle in degrees: 0 is right, 90 down."""
    angles = np.radians(np.linspace(start, stop, 20))
    return [(float(x + width * np.cos(a)), float(y + height * np.sin(a))) for a in angles]


DRAWINGS: list[list[Stroke]] = [
    [arc(0.3, 0.5, 0.3, 0.5, -90, 270)],
    [[(0.3, 0), (0.3, 1)]],
    [[*arc(0.3, 0.27, 0.28, 0.27, -170, 40), (0, 1), (0.6, 1)]],
    [[*arc(0.28, 0.25, 0.27, 0.25, -150, 90), *arc(0.28, 0.73, 0.31, 0.27, -90, 150)]],
    [[(0.1, 0), (0.05, 0.5), (0.6, 0.5)], [(0.5, 0), (0.5, 1)]],
    [[(0.55, 0), (0.08, 0), (0.05, 0.42)], arc(0.27, 0.68, 0.31, 0.32, -125, 140)],
    [[(0.45, 0), (0.12, 0.4), *arc(0.3, 0.7, 0.28, 0.3, 200, -160)]],
    [[(0, 0), (0.6, 0), (0.2, 1)], [(0.12, 0.5), (0.55, 0.5)]],
    [arc(0.3, 0.24, 0.22, 0.24, 90, 450), arc(0.3, 0.74, 0.28, 0.26, -90, 270)],
    [arc(0.3, 0.28, 0.27, 0.28, 0, 360), [(0.57, 0.25), (0.5, 1)]],
]
BARE_SEVEN = DRAWINGS[7][:1]


def place(drawing: list[Stroke], left: float, top: float, height: float) -> list[list[list[float]]]:
    """The strokes on the pad of 32×32 dots."""
    return [[[left + height * x, top + height * y] for x, y in stroke] for stroke in drawing]
