"""A publisher's colour made fit to read in, on light and on dark paper."""

import re
from colorsys import hls_to_rgb, rgb_to_hls

LIGHT, DARK = "#fbe9dc", "#33241b"
"""Where a link is hardest to read in the two themes: the cards of warnings in `static/site.css`."""

ENOUGH = 4.6
"""Contrast of a link against its paper; WCAG 2 wants 4.5."""

Colour = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Whether a text is a colour in hexadecimal digits."""
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None


def readable(colour: str, paper: str) -> str:
    """The nearest shade of a colour that can be read on a paper, darker on light paper and lighter on dark."""
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    step = -0.01 if _luminance(_parts(paper)) > 0.5 else 0.01  # noqa: PLR2004 - the middle
    found = _parts(colour)
    while contrast(found, _parts(paper)) < ENOUGH and 0 <= lightness + step <= 1:
        lightness += step
        found = hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in found)


def style(colour: str) -> str:
    """CSS that makes a colour the accent of both themes."""
    light, dark = readable(colour, LIGHT), readable(colour, DARK)
    shades = [f":root{{--accent:{shade}}}" for shade in (light, dark)]
    return f"{shades[0]}\n@media (prefers-color-scheme: dark) {{{shades[1]}}}\n"


def contrast(one: Colour, other: Colour) -> float:
    """How far two colours are apart, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _parts(colour: str) -> Colour:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
