"""Strips as the reader crops them, and the class of every step of each."""
import numpy as np
from PIL import Image

from camera import photograph
from scene import CAP, EM, draw_scene
from text import CHARACTERS

CLASS = {character: i + 1 for i, character in enumerate(CHARACTERS)}  # class 0 is the blank between characters
HEIGHT, STEP = 24, 4  # pixels of a strip, pixels of one step
IGNORED = -100  # steps between "this character" and "none" are not scored


def _sample(pixels, x, y):
    """Bilinear; what lies outside repeats the border."""
    x, y = np.clip(x, 0, pixels.shape[1] - 1.01), np.clip(y, 0, pixels.shape[0] - 1.01)
    left, top = x.astype(np.int32), y.astype(np.int32)
    fx, fy = (x - left).astype(np.float32), (y - top).astype(np.float32)
    above = pixels[top, left] * (1 - fx) + pixels[top, left + 1] * fx
    below = pixels[top + 1, left] * (1 - fx) + pixels[top + 1, left + 1] * fx
    return above * (1 - fy) + below * fy


def make_sample(rng, lettering, grounds):
    """A strip, mean 0 and deviation 1, and its labels. One in ten holds no zone, lies between two rows, or on its head."""
    kind = rng.random()
    scene, text, first, pitch, middle = draw_scene(rng, lettering, grounds, kind < 0.07)
    is_turned, is_between = 0.07 <= kind < 0.085, 0.085 <= kind < 0.1
    if is_turned:
        scene, text = scene[::-1, ::-1], ""
    height, width = scene.shape
    shown = EM * 1.45 * (rng.uniform(0.68, 1.2) if rng.random() < 0.6 else rng.uniform(0.58, 1.42))
    centre = middle + EM * (rng.uniform(-0.1, 0.1) if rng.random() < 0.6 else rng.uniform(-0.22, 0.22))
    if is_between:
        centre, text = middle + rng.choice([-1, 1]) * EM * rng.uniform(0.85, 0.95), ""
    down = HEIGHT / shown
    across = down * (rng.uniform(0.85, 1.15) if rng.random() < 0.7 else rng.uniform(0.78, 1.35))
    pixels = photograph(rng, scene, 2.5 * down)
    ratio = pixels.shape[0] / height / down
    if ratio > 1.5:
        pixels = np.asarray(Image.fromarray(pixels.astype(np.uint8)).resize(
            (round(pixels.shape[1] / ratio), round(pixels.shape[0] / ratio)), Image.BOX), np.float32)
    columns = max(8 * STEP, int(width * across) // STEP * STEP)
    tilt = rng.uniform(-0.012, 0.012) if rng.random() < 0.7 else rng.uniform(-0.035, 0.035)
    shear, stretch, sag, taper = rng.uniform(-0.2, 0.2), rng.uniform(-0.08, 0.08), rng.uniform(-0.07, 0.07) * EM, rng.uniform(-0.09, 0.09)

    def source(column):
        share = column / columns
        return (share + stretch * share * (share - 1)) * width

    x, y = np.meshgrid(np.arange(columns, dtype=np.float32) + 0.5, np.arange(HEIGHT, dtype=np.float32) + 0.5)
    off, share = (y - HEIGHT / 2) / down, x / columns
    at_x = source(x)
    at_y = centre + off * (1 + taper * (share - 0.5)) + (at_x - width / 2) * tilt + sag * (4 * share * (1 - share) - 0.7)
    at_x = at_x + off * shear
    strip = _sample(pixels, at_x * (pixels.shape[1] / width) - 0.5, at_y * (pixels.shape[0] / height) - 0.5)
    place = (source((np.arange(columns // STEP) + 0.5) * STEP) - first) / pitch
    nearest = np.round(place).astype(int)
    away = np.abs(place - nearest)
    labels = np.array([
        0 if not 0 <= n < len(text) or d >= 0.4 else CLASS[text[n]] if d < 0.3 else IGNORED for n, d in zip(nearest, away)
    ], dtype=np.int64)
    return ((strip - strip.mean()) / (strip.std() + 1e-3)).astype(np.float32), labels


def make_batch(rng, lettering, grounds, count):
    """`count` strips of one width, padded with nothing, and their labels."""
    samples = [make_sample(rng, lettering, grounds) for _ in range(count)]
    widest = max(strip.shape[1] for strip, _ in samples)
    strips = np.zeros((count, 1, HEIGHT, widest), np.float32)
    labels = np.full((count, widest // STEP), IGNORED, np.int64)
    for i, (strip, own) in enumerate(samples):
        strips[i, 0, :, :strip.shape[1]] = strip
        labels[i, :len(own)] = own
    return strips, labels
