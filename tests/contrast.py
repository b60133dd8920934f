"""Contrast of two colors, as WCAG defines it."""

import re


def ratio(ink: str, ground: str) -> float:
    """From 1 to 21; each color as ``getComputedStyle`` gives it, ``rgb(0, 114, 178)``."""
    low, high = sorted(luminance(color) for color in (ink, ground))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    channels = [int(c) / 255 for c in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
