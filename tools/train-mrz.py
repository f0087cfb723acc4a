"""Trains vision/models/mrz-reader.onnx: a small convolutional network that reads one row of OCR-B, on rows drawn here.

Run: npm run -s train:mrz -- --minutes 60 --out mrz-reader.onnx
"""
import argparse
import copy
import multiprocessing
import os
import signal
import sys
import time

sys.dont_write_bytecode = True
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(ROOT, "tools", "mrz"))
try:
    import numpy as np
    import torch
    from torch import nn
    from torch.nn import functional
    from network import Reader, take_weights
    from samples import HEIGHT, IGNORED, make_batch
    from scene import OCR_B, OTHERS, PLAIN, Grounds, Lettering, find_faces
except ModuleNotFoundError as missing:
    sys.exit(f"{missing}. On Debian: apt-get install python3-torch python3-numpy python3-pil fonts-ocr-b fonts-liberation fonts-dejavu, "
             "and run this with /usr/bin/python3")

BATCH, FASTEST, AVERAGE = 24, 2e-3, 0.999
KEPT = 80  # batches that wait to be seen a second time


def export(reader, file):
    """Writes the network with its probabilities as ONNX; the file appears whole or not at all."""
    whole = nn.Sequential(copy.deepcopy(reader).to(memory_format=torch.contiguous_format).eval(), nn.Softmax(1))
    torch.onnx.export(whole, torch.zeros(1, 1, HEIGHT, 704), file + ".part", input_names=["x"], output_names=["p"],
                      dynamic_axes={"x": {0: "lines", 3: "width"}, "p": {0: "lines", 2: "steps"}}, opset_version=13)
    os.replace(file + ".part", file)


def counts_in_halves():
    """Whether the processor multiplies numbers of 16 bits by itself: without that they are slower, not faster."""
    try:
        with open("/proc/cpuinfo") as told:
            return "avx512_bf16" in told.read()
    except OSError:
        return False


def draw_ahead(queue, seed, lettering, grounds):
    """Runs in a process of its own: drawing takes longer than learning."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    rng = np.random.default_rng(seed)
    while True:
        queue.put(make_batch(rng, lettering, grounds, BATCH))


def share_right(reader, batches):
    """Characters right, of steps that hold one."""
    right = known = 0
    with torch.no_grad():
        for strips, labels in batches:
            held = labels > 0
            right += ((reader.eval()(strips).argmax(1) == labels) & held).sum().item()
            known += held.sum().item()
    return right / max(1, known)


def train(asked):
    faces = asked.font or [path for path in (os.path.join(ROOT, each) for each in OCR_B) if os.path.exists(path)]
    if not faces:
        sys.exit("no OCR-B face found: apt-get install fonts-ocr-b, or name one with --font")
    print("faces:", ", ".join(os.path.relpath(face) for face in faces), flush=True)
    others = find_faces(OTHERS)
    if not others:
        sys.exit("no face for the other print of a document found: apt-get install fonts-liberation fonts-dejavu")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the process that draws ends with this one
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    rng = np.random.default_rng(asked.seed)
    lettering = Lettering(rng, faces, find_faces(PLAIN), others)
    grounds = Grounds(rng, lettering)

    def batch(chance, count=BATCH):
        return tuple(torch.from_numpy(each) for each in make_batch(chance, lettering, grounds, count))

    queue = multiprocessing.Queue(16)
    artist = multiprocessing.Process(target=draw_ahead, args=(queue, [asked.seed, int(time.time())], lettering, grounds), daemon=True)
    artist.start()
    unseen = [batch(np.random.default_rng(asked.seed + 10_000 + i), 50) for i in range(6)]
    reader = Reader()
    optimiser = torch.optim.AdamW(reader.parameters(), lr=FASTEST, weight_decay=1e-3)
    rounds, spent = 0, 0.0
    if asked.start:
        take_weights(reader, asked.start, batch(rng, 100)[0])
    if asked.checkpoint and os.path.exists(asked.checkpoint):
        saved = torch.load(asked.checkpoint)
        reader.load_state_dict(saved["reader"])
        optimiser.load_state_dict(saved["optimiser"])
        rounds, spent = saved["rounds"], saved["seconds"]
    reader = reader.to(memory_format=torch.channels_last)
    average, drawn, halves = copy.deepcopy(reader), [], counts_in_halves()
    size = sum(each.numel() for each in reader.parameters())
    print(f"{size} parameters; unseen characters right before: {share_right(average, unseen):.4f}", flush=True)

    def keep():
        print(f"  after {spent / 60:.1f} minutes, unseen characters right: {share_right(average, unseen):.4f}", flush=True)
        if asked.checkpoint:
            torch.save({"reader": reader.state_dict(), "optimiser": optimiser.state_dict(), "rounds": rounds, "seconds": spent}, asked.checkpoint)
        if asked.out:
            export(average, asked.out)

    last = kept = time.time()
    while spent < asked.minutes * 60:
        pace = FASTEST * min(1, (rounds + 1) / 150) * (1 - spent / (asked.minutes * 60)) + 1e-5
        for group in optimiser.param_groups:
            group["lr"] = pace
        if len(drawn) < KEPT:
            drawn.append(queue.get())
            strips, labels = (torch.from_numpy(each) for each in drawn[-1])
        else:
            strips, labels = (torch.from_numpy(each) for each in drawn.pop(rng.integers(len(drawn))))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halves):  # a third of the time; the weights stay exact
            logits = reader.train()(strips.contiguous(memory_format=torch.channels_last))
        loss = functional.cross_entropy(logits.float(), labels, ignore_index=IGNORED, label_smoothing=0.02)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
        optimiser.step()
        rounds += 1
        with torch.no_grad():
            share = min(AVERAGE, rounds / (rounds + 20))
            for mine, theirs in zip(average.state_dict().values(), reader.state_dict().values()):
                mine.copy_(mine * share + theirs * (1 - share)) if mine.is_floating_point() else mine.copy_(theirs)
        now = time.time()
        spent, last = spent + now - last, now
        if rounds % 100 == 0:
            print(f"{rounds} rounds, {spent / 60:.1f} minutes, loss {loss.item():.3f}", flush=True)
        if now - kept > asked.keep * 60:
            keep()
            last = kept = time.time()
    keep()
    if not asked.out:
        print("nothing written: name a file with --out to keep the network")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], epilog="Needs PyTorch, NumPy, Pillow. The new file's hash belongs in docs/models/mrz-reader.md.")
    parser.add_argument("--minutes", type=float, default=60, help="how long to train, by the clock (default 60)")
    parser.add_argument("--out", help="file to write the network to; without it nothing is written")
    parser.add_argument("--from", dest="start", help="continue from the weights of an exported reader")
    parser.add_argument("--checkpoint", help="file that keeps the state of the training; where it exists the training goes on from it")
    parser.add_argument("--keep", type=float, default=5, help="minutes between two writings (default 5)")
    parser.add_argument("--font", action="append", help="an OCR-B face in place of those found by itself; may be given more than once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())
