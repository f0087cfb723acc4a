"""Draws a row of a zone as it lies on a document: lettering, ground, neighbours, wear; no camera yet."""
import glob
import os

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from text import CHARACTERS, invent_text

EM = 40  # pixels of the face's size in a drawn scene
CAP = 0.74 * EM  # height of a capital of OCR-B
PITCH = EM * 2.54 / 3.5  # distance of characters
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
OCR_B = ["specimens/fonts/OCRB.otf", "/usr/share/fonts/opentype/ocr-b/OCRB.otf", "/usr/share/fonts/opentype/ocr-b/OCRBS.otf"]
# Faces that stand in for OCR-B on some printed samples; and those of the other print of a document.
PLAIN = ["liberation*/LiberationMono-*.ttf", "dejavu/DejaVuSansMono*.ttf", "freefont/FreeMonoBold.*"]
OTHERS = [
    "liberation*/LiberationSans-*.ttf", "liberation*/LiberationSerif-*.ttf", "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSerif*.ttf",
    "dejavu/DejaVuSansCondensed*.ttf", "freefont/FreeSans*.*", "freefont/FreeSerif*.*", "wqy/*.ttc", "noto/NotoSansCJK-Regular.ttc", "arphic/*.ttc",
]


def find_faces(patterns):
    found = [path for each in patterns for path in sorted(glob.glob(os.path.join("/usr/share/fonts/*/", each)))]
    return [path for path in found if "Oblique" not in path and "Italic" not in path]


LABELS = (
    "abcdefghijklmnopqrstuvwxyz" * 3 + "ABCDEFGHIJKLMNOPRSTUVW .,-/:0123456789", "0123456789./- ", "ABCDEFGHIJKLMNOPQRSTUVWXYZ   ",
    "证件姓名性别民族出生住址公民身份号码签发机关有效期限中华人民共和国居护照 1234",
)


class Lettering:
    """Glyphs of every style drawn once: face, width, weight. `pick` gives one style: a picture of each character, 0 to 255."""

    def __init__(self, rng, ocr_b, plain, others, styles=110):
        self.styles = [self._draw(rng, ocr_b[rng.integers(len(ocr_b))], True) for _ in range(styles)]
        self.styles += [self._draw(rng, plain[rng.integers(len(plain))], False) for _ in range(styles // 16 if plain else 0)]
        self.labels = [ImageFont.truetype(path, size) for path in others for size in (15, 21, 28, 38)]

    @staticmethod
    def _draw(rng, path, is_ocr_b):
        face = ImageFont.truetype(path, 3 * EM)
        wide = rng.uniform(0.84, 1.1) if is_ocr_b else min(1.15, PITCH * 3 / face.getlength("W")) * rng.uniform(0.92, 1.05)
        grow = int(rng.choice([0, 0, 0, 3, 5, 7, -3, -5]))
        tall = rng.uniform(0.92, 1.08)
        glyphs = {}
        for character in CHARACTERS:
            image = Image.new("L", (4 * EM, 4 * EM))
            ImageDraw.Draw(image).text((2 * EM, 3 * EM), character, font=face, fill=255, anchor="ms")
            if grow:
                image = image.filter(ImageFilter.MaxFilter(grow) if grow > 0 else ImageFilter.MinFilter(-grow))
            size = (round(4 * EM * wide / 3), round(4 * EM * tall / 3))
            glyphs[character] = (np.asarray(image.resize(size, Image.BOX), np.float32) / 255, round(size[1] * 0.75))
        return glyphs

    def pick(self, rng):
        return self.styles[rng.integers(len(self.styles))]


class Grounds:
    """What lies under and around print: guilloche, microprint, photo textures, gradients; drawn once, cut and mixed often."""
    SIZE = (3 * EM * 2, 40 * EM)

    def __init__(self, rng, lettering, count=240):
        self.fields = [self._draw(rng, lettering) for _ in range(count)]

    def _draw(self, rng, lettering):
        height, width = self.SIZE
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        kind = rng.random()
        field = np.zeros((height, width), np.float32)
        if kind < 0.4:  # guilloche: families of waves, as fine lines
            for _ in range(rng.integers(1, 4)):
                slant, rate = rng.uniform(-0.4, 0.4), rng.uniform(0.1, 0.9)
                wave = rng.uniform(2, 16) * np.sin(x * rng.uniform(0.004, 0.07) + rng.uniform(0, 6) + y * rng.uniform(-0.03, 0.03))
                lines = np.sin((y + slant * x + wave) * rate)
                field += np.clip(lines * rng.uniform(1, 4) - rng.uniform(0, 2), -1, 1) * rng.choice([-1, 1])
        elif kind < 0.55:  # microprint and labels
            image = Image.new("L", (width, height))
            pen, face = ImageDraw.Draw(image), lettering.labels[rng.integers(len(lettering.labels))]
            words = "".join(chr(int(c)) for c in rng.integers(65, 123, 90))
            for top in range(0, height, int(face.size * rng.uniform(1.1, 2))):
                pen.text((-int(rng.integers(0, 60)), top), words, font=face, fill=255)
            if face.size > 16:
                image = image.resize((width // 3, height // 3), Image.BOX)
                image = image.resize((width, height)) if rng.random() < 0.3 else Image.fromarray(np.tile(np.asarray(image), (3, 3)))
            field = -np.asarray(image.resize((width, height)), np.float32) / 255
        elif kind < 0.9:  # clouds, as of photographs, paper and cloth
            for size in (2, 5, 12, 40, 120):
                small = Image.fromarray(rng.standard_normal((max(2, size // 3), size * 2)).astype(np.float32))
                field += np.asarray(small.resize((width, height), Image.BICUBIC)) * rng.uniform(0, 1)
        else:  # blocks
            for _ in range(rng.integers(2, 9)):
                left, top = rng.integers(0, width), rng.integers(0, height)
                field[top:top + rng.integers(10, height), left:left + rng.integers(20, width // 2)] += rng.uniform(-1, 1)
        return (field / (np.abs(field).max() + 1e-3)).astype(np.float16)

    def cut(self, rng, height, width):
        field = self.fields[rng.integers(len(self.fields))]
        top, left = rng.integers(0, field.shape[0] - height + 1), rng.integers(0, field.shape[1] - width + 1)
        cut = field[top:top + height, left:left + width].astype(np.float32)
        return cut[:, ::-1] if rng.random() < 0.5 else cut


def _write(mask, glyphs, text, first, pitch, base, rng, jitter):
    for i, character in enumerate(text):
        glyph, drop = glyphs[character]
        top, left = int(base - drop + rng.uniform(-jitter, jitter)), int(first + i * pitch - glyph.shape[1] / 2 + rng.uniform(-jitter, jitter))
        up, side = max(0, -top), max(0, -left)
        place = mask[top + up:top + glyph.shape[0], left + side:left + glyph.shape[1]]
        np.maximum(place, glyph[up:up + place.shape[0], side:side + place.shape[1]], out=place)


def _label(mask, lettering, rng, left, base):
    """Print in another face."""
    face = lettering.labels[rng.integers(len(lettering.labels))]
    alphabet = LABELS[rng.choice(4, p=[0.6, 0.15, 0.1, 0.15])]
    text = "".join(alphabet[i] for i in rng.integers(0, len(alphabet), rng.integers(3, 34)))
    image = Image.new("L", (mask.shape[1], mask.shape[0]))
    ImageDraw.Draw(image).text((left, base), text, font=face, fill=255, anchor="ls")
    np.maximum(mask, np.asarray(image, np.float32) / 255, out=mask)


def _wear(mask, grounds, rng):
    """Worn, faint, spread or coarse print."""
    if rng.random() < 0.14:  # a printer's own dots
        coarse = rng.uniform(0.36, 0.75)
        small = Image.fromarray((mask * 255).astype(np.uint8)).resize((int(mask.shape[1] * coarse), int(mask.shape[0] * coarse)), Image.BOX)
        dots = np.asarray(small, np.float32) / 255 > rng.uniform(0.3, 0.6)
        mask = np.asarray(Image.fromarray((dots * 255).astype(np.uint8)).resize(mask.shape[::-1], Image.NEAREST), np.float32) / 255
    if rng.random() < 0.3:
        field = grounds.cut(rng, *mask.shape)
        mask = mask * np.clip(1 - rng.uniform(0.2, 0.75) * np.clip(field * rng.uniform(1, 4) + rng.uniform(-0.5, 0.5), 0, 1), 0, 1)
    if rng.random() < 0.15:
        mask = mask * (rng.random(mask.shape, dtype=np.float32) > rng.uniform(0.05, 0.5))
    return mask


def draw_scene(rng, lettering, grounds, is_empty):
    """A row with its surroundings: brightness, text, place of the first character, pitch, height of the middle of the capitals."""
    text = "" if is_empty else invent_text(rng, 7, 24)
    pitch = PITCH * (1 + rng.uniform(-0.07, 0.07))
    margins = rng.uniform(0.3, 3.5, 2)
    count = len(text) or int(rng.integers(7, 22))
    height, width = int(EM * 3.6), int(pitch * (count + margins.sum()))
    first, base = pitch * (margins[0] + 0.5), height / 2 + CAP / 2
    paper = rng.uniform(90, 255) if rng.random() < 0.5 else rng.uniform(180, 250)
    contrast = max(28, rng.uniform(0.2, 0.98) * paper) if rng.random() < 0.9 else rng.uniform(24, 60)
    scene = paper + grounds.cut(rng, height, width) * contrast * (rng.uniform(0, 0.2) if rng.random() < 0.75 else rng.uniform(0.1, 0.45))
    if rng.random() < 0.25:
        scene += grounds.cut(rng, height, width) * contrast * rng.uniform(0, 0.2)
    mask, glyphs, jitter = np.zeros((height, width), np.float32), lettering.pick(rng), rng.choice([0.3, 0.8, 1.5])
    _write(mask, glyphs, text, first, pitch, base, rng, jitter)
    step = EM * (rng.uniform(1.6, 2.0) if rng.random() < 0.7 else rng.uniform(1.25, 2.4))
    for side in (-1, 1):
        kind, at = rng.random(), base + side * step
        if kind < 0.55 and not is_empty:
            _write(mask, glyphs, invent_text(rng, count, count), first, pitch, at, rng, jitter)
        elif kind < 0.72:
            _label(mask, lettering, rng, rng.uniform(-100, width / 2), at + rng.uniform(-10, 10))
        elif kind < 0.9:  # the edge of the card, of the white strip, of the photo
            edge = int(np.clip(height / 2 + side * CAP * rng.uniform(0.9, 2.2), 0, height))
            rows = slice(edge, None) if side > 0 else slice(0, edge)
            scene[rows] = rng.uniform(0, 255) + grounds.cut(rng, height, width)[rows] * rng.uniform(0, 70)
            mask[rows] = 0
    for side in (0, 1):
        if rng.random() < 0.22:
            gap = margins[side] * pitch * rng.uniform(0.2, 1)
            columns = slice(0, int(margins[0] * pitch - gap)) if side == 0 else slice(int(width - margins[1] * pitch + gap), None)
            scene[:, columns] = rng.uniform(0, 255) + grounds.cut(rng, height, width)[:, columns] * rng.uniform(0, 90)
            mask[:, columns] = 0
    if is_empty and rng.random() < 0.75:
        _label(mask, lettering, rng, rng.uniform(-20, pitch * 3), base + rng.uniform(-4, 8))
    mask = _wear(mask, grounds, rng)
    if rng.random() < 0.12:
        mask = mask * rng.uniform(0.5, 0.9)
    return scene * (1 - mask) + (paper - contrast) * mask, text, first, pitch, height / 2
