"""What a camera, a scanner or a screen makes of a scene: light, lens, sensor, the phone's own retouching, JPEG."""
import io

import numpy as np
from PIL import Image, ImageFilter

from scene import CAP


def _light(rng, scene):
    height, width = scene.shape
    x, y = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
    if rng.random() < 0.5:
        along = np.linspace(rng.uniform(0.55, 1), rng.uniform(0.55, 1), width)[None]
        scene = scene * (along + np.linspace(rng.uniform(-0.1, 0.1), 0, height)[:, None])
    if rng.random() < 0.1:  # the edge of a shadow
        edge = 1 / (1 + np.exp(-np.clip((x - rng.uniform(0, width) + (y - height / 2) * rng.uniform(-1, 1)) / rng.uniform(2, 30), -30, 30)))
        scene = scene * (1 - rng.uniform(0.15, 0.5) * edge)
    for _ in range(rng.choice([0, 0, 0, 0, 1, 2])):  # glare; a tenth of the contrast stays
        reach, across = rng.uniform(15, 160), rng.uniform(0, 2)
        wide = ((x - rng.uniform(0, width)) + across * (y - height / 2)) / reach
        spot = np.exp(-(wide ** 2) - ((y - rng.uniform(0, height)) / rng.uniform(15, 150)) ** 2)
        scene = scene + (270 - scene) * rng.uniform(0.2, 0.88) * spot
    for _ in range(rng.choice([0, 0, 0, 0, 0, 1, 3])):  # folds and scratches
        line = np.abs(x - rng.uniform(0, width) + (y - height / 2) * rng.uniform(-1.5, 1.5) if rng.random() < 0.6 else
                      y - rng.uniform(0, height) + (x - width / 2) * rng.uniform(-0.2, 0.2))
        scene = scene + rng.uniform(-70, 90) * np.exp(-(line / rng.uniform(0.6, 4)) ** 2)
    if rng.random() < 0.1:  # a screen's grid
        period, slant, depth = rng.uniform(1.8, 6), rng.uniform(-0.3, 0.3), rng.uniform(0.05, 0.35)
        columns, rows = np.sin((x + slant * y) * 2 * np.pi / period), np.sin((y - slant * x) * 2 * np.pi / period)
        scene = scene * (1 - depth * (0.5 + 0.5 * columns) * (0.6 + 0.4 * rows))
    return scene


def _lens(rng, scene, care):
    kind = rng.random()
    blur = (rng.uniform(0, 0.05) if kind < 0.55 else rng.uniform(0.05, 0.12) if kind < 0.88 else rng.uniform(0.12, 0.2)) * CAP * care
    image = Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8))
    if blur > 0.4:
        image = image.filter(ImageFilter.GaussianBlur(blur) if rng.random() < 0.7 else ImageFilter.BoxBlur(blur * 1.7))
    if rng.random() < 0.18:
        reach, angle = rng.uniform(0.08, 0.42) * CAP * care, rng.uniform(0, np.pi)
        pixels, shifts = np.asarray(image, np.float32), np.linspace(-0.5, 0.5, 7)
        moved = [np.roll(pixels, (round(t * reach * np.sin(angle)), round(t * reach * np.cos(angle))), (0, 1)) for t in shifts]
        image = Image.fromarray((sum(moved) / len(moved)).astype(np.uint8))
    return image


def _jpeg(image, quality):
    file = io.BytesIO()
    image.save(file, "JPEG", quality=int(quality))
    return Image.open(file).convert("L")


def photograph(rng, scene, most):
    """The scene as pixels, and pixels for one of the scene. `most` limits them, for a strip is not made of more."""
    low, high = ((6.3, 11) if rng.random() < 0.5 else (11, 24)) if rng.random() < 0.9 else (5.5, 7)
    scale = min(np.exp(rng.uniform(np.log(low), np.log(high))) / CAP, most)
    care = rng.choice([0.55, 1])  # half of the pictures are taken with care
    image = _lens(rng, _light(rng, scene), care)
    size = (max(16, round(scene.shape[1] * scale)), max(12, round(scene.shape[0] * scale)))
    image = image.resize(size, (Image.BOX, Image.BILINEAR, Image.BICUBIC, Image.NEAREST)[rng.choice(4, p=[0.5, 0.25, 0.2, 0.05])])
    pixels = np.asarray(image, np.float32)
    grain = rng.standard_normal(pixels.shape, dtype=np.float32)
    if rng.random() < 0.4:  # demosaicing spreads the noise of a pixel over its neighbours
        grain = 1.6 * (grain + np.roll(grain, 1, 0) + np.roll(grain, 1, 1) + np.roll(grain, (1, 1), (0, 1))) / 4
    noise = rng.random()
    pixels = pixels + grain * care * (rng.uniform(0, 4) if noise < 0.5 else rng.uniform(3, 10) if noise < 0.87 else rng.uniform(8, 15))
    if rng.random() < 0.3:
        pixels = 255 * (np.clip(pixels, 0, 255) / 255) ** rng.uniform(0.6, 1.6)
    if rng.random() < 0.15:
        pixels = (pixels - 128) * rng.uniform(0.5, 1.7) + rng.uniform(80, 170)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if rng.random() < 0.12 and scale * CAP > 9:
        image = image.filter(ImageFilter.MedianFilter(3))
    elif rng.random() < 0.1:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 0.9)))
    if rng.random() < 0.25:
        image = image.filter(ImageFilter.UnsharpMask(rng.uniform(0.6, 2.5), int(rng.uniform(40, 260)), int(rng.choice([0, 3]))))
    if rng.random() < 0.75:
        image = _jpeg(image, rng.uniform(35 if scale * CAP > 10 else 50, 95))
    if rng.random() < 0.25:  # sent on, or shown on a page: another size, another JPEG
        again = rng.uniform(0.75, 1.5)
        size = (max(16, round(image.width * again)), max(12, round(image.height * again)))
        image = image.resize(size, Image.BICUBIC if rng.random() < 0.7 else Image.BILINEAR)
        image = _jpeg(image, rng.uniform(35, 92))
    return np.asarray(image, np.float32)
