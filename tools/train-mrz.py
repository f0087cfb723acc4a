"""Trains vision/models/mrz-reader.onnx: a small convolutional network that reads one line of OCR-B, on lines drawn here.

Run: python3 tools/train-mrz.py --font OCRB.otf --minutes 60 --out mrz-reader.onnx   (needs torch, numpy, Pillow)
"""
import argparse
import io
import time

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from torch import nn
from torch.nn import functional

CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"
LETTERS, DIGITS = CHARACTERS[:26], CHARACTERS[26:36]
CLASS = {character: i + 1 for i, character in enumerate(CHARACTERS)}  # class 0 is the blank between characters
HEIGHT, STEP = 24, 4  # pixels of a line, pixels of one step
IGNORED = -100  # steps between "this character" and "none" are not scored
PITCH = 2.54 / 3.5  # distance of OCR-B characters against the size of the face


class Reader(nn.Module):
    """38 logits for every fourth column of a line 24 pixels high."""

    def __init__(self, widths=(16, 32, 48, 64), features=112):
        super().__init__()
        a, b, c, d = widths
        self.shapes = nn.Sequential(
            _layer(1, a), nn.MaxPool2d(2), _layer(a, b), nn.MaxPool2d(2), _layer(b, c), _layer(c, c), nn.MaxPool2d((2, 1)), _layer(c, d),
            _layer(d, features, (3, 3), (0, 1)),
        )
        self.neighbours = nn.Sequential(_layer(features, features, (1, 5), (0, 2)), _layer(features, features, (1, 5), (0, 2)))
        self.classes = nn.Conv2d(features, len(CHARACTERS) + 1, 1)

    def forward(self, lines):
        shapes = self.shapes(lines)
        return self.classes(shapes + self.neighbours(shapes)).squeeze(2)


def _layer(inputs, outputs, kernel=3, padding=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, padding=padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


def invent_text(rng, length):
    """A piece of a zone: a name line, a data line, or any characters."""
    def some(alphabet, low, high):
        return "".join(rng.choice(list(alphabet), rng.integers(low, high)))

    kind, text = rng.random(), ""
    while len(text) < length:
        if kind < 0.3:
            text += some(LETTERS, 2, 9) + ("<" if rng.random() < 0.6 else "<<") + ("<" * rng.integers(1, length) if rng.random() < 0.25 else "")
        elif kind < 0.6:
            part = rng.random()
            text += (some(DIGITS, 3, 10) if part < 0.45 else "<" * rng.integers(1, 8) if part < 0.6 else
                     some(LETTERS, 1, 4) if part < 0.8 else some(LETTERS + DIGITS, 2, 10))
        else:
            text += some(CHARACTERS, 1, 2)
    return text[:length]


def draw_line(rng, faces):
    """A drawn line with its neighbours: picture, text, baseline, size, place of the first character, pitch."""
    text = invent_text(rng, rng.integers(8, 23))
    face = faces[rng.integers(len(faces))]
    size = face.size
    pitch = size * PITCH * (1 + rng.uniform(-0.06, 0.06))
    height, width = int(size * 1.9), int(pitch * (len(text) + 3))
    paper = rng.uniform(130, 255)
    ink = int(rng.uniform(0, min(110, paper - 60)))
    image = Image.new("L", (width, height), int(paper))
    pen = ImageDraw.Draw(image)
    if rng.random() < 0.5:
        for _ in range(rng.integers(2, 14)):
            y, tone, swing, phase, rate = rng.uniform(0, height), paper - rng.uniform(-40, 50), rng.uniform(2, 14), rng.uniform(0, 6), rng.uniform(0.005, 0.05)
            points = [(x, y + swing * np.sin(rate * x + phase)) for x in range(0, width, 12)]
            pen.line(points, fill=int(np.clip(tone, 0, 255)), width=int(rng.integers(1, 5)))
    base, first = height * 0.5 + size * 0.36, pitch * rng.uniform(1, 2)
    for i, character in enumerate(text):
        place = (first + i * pitch + rng.uniform(-0.5, 0.5), base + rng.uniform(-0.7, 0.7))
        pen.text(place, character, font=face, fill=ink, anchor="ms")
    for side in (-1, 1):
        if rng.random() < 0.6:
            for i in range(len(text)):
                pen.text((first + i * pitch, base + side * size * 6.35 / 3.5), rng.choice(list(CHARACTERS)), font=face, fill=ink, anchor="ms")
    if rng.random() < 0.35:
        image = image.filter(ImageFilter.MinFilter(3) if rng.random() < 0.5 else ImageFilter.MaxFilter(3))
    return image, text, base, size, first, pitch


def photograph(rng, image, scale):
    """The line as a camera has it: fewer pixels, blur, shake, noise, shading, a highlight, JPEG. `scale`: pixels kept for one drawn."""
    width, height = (max(8, int(image.width * scale)), max(6, int(image.height * scale)))
    small = image.resize((width, height), Image.BOX if rng.random() < 0.5 else Image.BILINEAR)
    blur = rng.uniform(0, 1) if rng.random() < 0.75 else 0
    if blur > 0.2:
        small = small.filter(ImageFilter.GaussianBlur(blur))
    if rng.random() < 0.3:
        kernel, reach, angle = np.zeros((5, 5)), rng.integers(2, 4) / 2, rng.uniform(0, np.pi)
        for t in np.linspace(-1, 1, 40):
            kernel[int(round(2 + t * reach * np.sin(angle))), int(round(2 + t * reach * np.cos(angle)))] = 1
        small = small.filter(ImageFilter.Kernel((5, 5), (kernel / kernel.sum()).ravel().tolist(), scale=1))
    pixels = np.asarray(small, dtype=np.float32)
    pixels = pixels + rng.standard_normal(pixels.shape) * rng.uniform(0, 14)
    if rng.random() < 0.4:
        pixels = pixels * np.linspace(rng.uniform(0.6, 1), rng.uniform(0.6, 1), width)[None]
    if rng.random() < 0.12:
        pixels = pixels + rng.uniform(40, 150) * np.exp(-(((np.arange(width) - rng.uniform(0, width)) / rng.uniform(10, 60)) ** 2))[None]
    pixels = np.clip(pixels, 0, 255)
    if rng.random() < 0.5:
        file = io.BytesIO()
        Image.fromarray(pixels.astype(np.uint8)).save(file, "JPEG", quality=int(rng.uniform(30, 90)))
        pixels = np.asarray(Image.open(file), dtype=np.float32)
    return pixels


def make_sample(rng, faces):
    """A line as the reader crops it, normalised, and the class of every step."""
    image, text, base, size, first, pitch = draw_line(rng, faces)
    shown = size * 1.45 * rng.uniform(0.56, 1.35)
    centre = base - size * 0.36 + rng.uniform(-0.12, 0.12) * size
    tilt = rng.uniform(-0.018, 0.018) if rng.random() < 0.7 else rng.uniform(-0.04, 0.04)
    shear, bend = rng.uniform(-0.18, 0.18), rng.uniform(-0.08, 0.08)
    across, down = HEIGHT / (size * 1.45) * rng.uniform(0.72, 1.7), HEIGHT / shown
    width = int(image.width * across) // STEP * STEP
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(HEIGHT) + 0.5)

    def source(column):
        share = column / width
        return (share + bend * share * (share - 1)) * image.width

    from_x = source(x)
    from_y = centre + (y - HEIGHT / 2) / down + (from_x - image.width / 2) * tilt
    from_x = from_x + (y - HEIGHT / 2) / down * shear
    sharpness = rng.uniform(0.28, 1) if rng.random() < 0.75 else 1
    pixels = photograph(rng, image, min(1, down * sharpness * rng.uniform(0.8, 1.2)))
    columns = np.clip(from_x * pixels.shape[1] / image.width - 0.5, 0, pixels.shape[1] - 1.01)
    rows = np.clip(from_y * pixels.shape[0] / image.height - 0.5, 0, pixels.shape[0] - 1.01)
    left, top = columns.astype(int), rows.astype(int)
    fx, fy = columns - left, rows - top
    line = ((pixels[top, left] * (1 - fx) + pixels[top, left + 1] * fx) * (1 - fy)
            + (pixels[top + 1, left] * (1 - fx) + pixels[top + 1, left + 1] * fx) * fy)
    place = (source((np.arange(width // STEP) + 0.5) * STEP) - first) / pitch
    nearest = np.round(place).astype(int)
    off = np.abs(place - nearest)
    labels = np.array([
        0 if not 0 <= n < len(text) or d >= 0.4 else CLASS[text[n]] if d < 0.3 else IGNORED for n, d in zip(nearest, off)
    ], dtype=np.int64)
    return ((line - line.mean()) / (line.std() + 1e-3)).astype(np.float32), labels


def make_batch(rng, faces, count):
    samples = [make_sample(rng, faces) for _ in range(count)]
    widest = max(line.shape[1] for line, _ in samples)
    lines = np.zeros((count, 1, HEIGHT, widest), np.float32)
    labels = np.full((count, widest // STEP), IGNORED, np.int64)
    for i, (line, own) in enumerate(samples):
        lines[i, 0, :, :line.shape[1]] = line
        labels[i, :len(own)] = own
    return torch.from_numpy(lines), torch.from_numpy(labels)


def train(arguments):
    rng = np.random.default_rng(arguments.seed)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    faces = [ImageFont.truetype(font, size) for font in arguments.font for size in (56, 60, 64)]
    reader = Reader()
    optimiser = torch.optim.AdamW(reader.parameters(), lr=3e-3, weight_decay=1e-3)
    started, rounds = time.time(), 0
    while (spent := (time.time() - started) / (arguments.minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * min(1, (rounds + 1) / 100) * (1 - spent) + 2e-5
        lines, labels = make_batch(rng, faces, 16)
        logits = reader.train()(lines)
        loss = functional.cross_entropy(logits, labels, ignore_index=IGNORED, label_smoothing=0.03)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
        optimiser.step()
        rounds += 1
        if rounds % 100 == 0:
            known = labels > 0
            right = ((logits.argmax(1) == labels) & known).sum().item() / known.sum().item()
            print(f"{rounds} rounds, loss {loss.item():.3f}, characters right {right:.4f}", flush=True)
    whole = nn.Sequential(reader.eval(), nn.Softmax(1))
    torch.onnx.export(whole, torch.zeros(1, 1, HEIGHT, 704), arguments.out, input_names=["x"], output_names=["p"],
                      dynamic_axes={"x": {0: "lines", 3: "width"}, "p": {0: "lines", 2: "steps"}}, opset_version=13)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--font", action="append", required=True, help="an OCR-B face; may be given more than once")
    parser.add_argument("--out", default="mrz-reader.onnx")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())
