"""The network: a strip 24 pixels high in, 38 classes for every fourth column out; and its weights from an exported file."""
import struct

import torch
from torch import nn

from text import CHARACTERS

CLASSES = len(CHARACTERS) + 1


class Reader(nn.Module):
    """Logits for every step. Two branches that add to what is there begin as nothing, so that they may be grown on older weights."""

    def __init__(self, widths=(16, 32, 48, 64), features=112):
        super().__init__()
        a, b, c, d = widths
        self.strokes = nn.Sequential(
            _layer(1, a), nn.MaxPool2d(2), _layer(a, b), nn.MaxPool2d(2), _layer(b, c), _layer(c, c), nn.MaxPool2d((2, 1)), _layer(c, d),
        )
        self.finer = _layer(d, d)
        self.shapes = _layer(d, features, (3, 3), (0, 1))
        self.neighbours = nn.Sequential(_layer(features, features, (1, 5), (0, 2)), _layer(features, features, (1, 5), (0, 2)))
        self.row = _layer(features, features, (1, 5), (0, 6), (1, 3))
        self.classes = nn.Conv2d(features, CLASSES, 1)
        for branch in (self.finer, self.row):
            nn.init.zeros_(branch[1].weight)

    def forward(self, strips):
        strokes = self.strokes(strips)
        shapes = self.shapes(strokes + self.finer(strokes))
        known = shapes + self.neighbours(shapes)
        return self.classes(known + self.row(known)).squeeze(2)


def _layer(inputs, outputs, kernel=3, padding=1, dilation=1):
    convolution = nn.Conv2d(inputs, outputs, kernel, padding=padding, dilation=dilation, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


def _fields(data):
    """The fields of a protobuf message: number and value; what is no length or number is passed over."""
    at = 0

    def whole():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = whole()
        if key & 7 == 0:
            yield key >> 3, whole()
        elif key & 7 == 2:
            length = whole()
            yield key >> 3, data[at:at + length]
            at += length
        else:
            at += 8 if key & 7 == 1 else 4


def _convolutions(file):
    """Weight and bias of every convolution of an ONNX file, in the order they run (its batch norms are folded in)."""
    with open(file, "rb") as opened:
        graph = next(value for number, value in _fields(opened.read()) if number == 7)
    tensors, inputs = {}, []
    for number, value in _fields(graph):
        parts = list(_fields(value)) if number in (1, 5) else []
        if number == 5:
            name = next(v for n, v in parts if n == 8)
            dims = []
            for n, v in parts:
                if n == 1:
                    dims += [v] if isinstance(v, int) else [x for x in v]
            raw = next((v for n, v in parts if n == 9), None) or next((v for n, v in parts if n == 4), None)
            if raw is not None and next(v for n, v in parts if n == 2) == 1:
                tensors[name] = torch.tensor(struct.unpack(f"<{len(raw) // 4}f", raw)).reshape(dims)
        elif number == 1 and any(n == 4 and v == b"Conv" for n, v in parts):
            inputs.append([v for n, v in parts if n == 1])
    return [(tensors[weight], tensors[bias]) for _, weight, bias in inputs]


def take_weights(reader, file, strips):
    """Continues from an exported reader; `strips` tell what the folded norms were folded with. Older files lack the two added branches."""
    saved = _convolutions(file)
    s = reader.strokes
    layers = [s[0], s[2], s[4], s[5], s[7], reader.finer, reader.shapes, reader.neighbours[0], reader.neighbours[1], reader.row]
    if len(saved) == len(layers) - 1:
        layers = [layer for layer in layers if layer not in (reader.finer, reader.row)]
    reader.eval()
    with torch.no_grad():
        for layer, (weight, bias) in zip(layers, saved):
            layer[0].weight.copy_(weight)
            seen = []
            hook = layer[0].register_forward_hook(lambda _, __, out: seen.append((out.mean((0, 2, 3)), out.var((0, 2, 3)))))
            reader(strips)
            hook.remove()
            mean, variance = seen[0]
            layer[1].running_mean.copy_(mean)
            layer[1].running_var.copy_(variance)
            layer[1].weight.copy_(torch.sqrt(variance + layer[1].eps))
            layer[1].bias.copy_(bias + mean)
        reader.classes.weight.copy_(saved[-1][0])
        reader.classes.bias.copy_(saved[-1][1])
