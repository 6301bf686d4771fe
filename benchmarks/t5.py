"""A prefix tuned on T5 of the size of t5-base, written with PyTorch and transformers: the same work as T5Tuning.

    pip install -r requirements.txt
    python t5.py make DIRECTORY          writes DIRECTORY/t5-base-size (220 million random weights, 0.9 GB) and examples.jsonl
    python t5.py tune DIRECTORY [THREADS]

Prints the seconds of the processor and of the clock that 64 examples take after a warm-up, and the largest resident
memory. Decoder input is the input moved one token to the right; the head reads the state at the last token; the prefix
of 16 keys and values enters the self-attention of the decoder. The tokenizer is that of a tiny test model: how it cuts
words does not matter, as both sides read the same tokens.
"""

import json
import random
import resource
import shutil
import sys
import time
from pathlib import Path

import torch
import transformers
from transformers import AutoTokenizer, T5Config, T5Model
from transformers.cache_utils import DynamicCache, EncoderDecoderCache

NAME, EXAMPLES, BATCH, LENGTH, PREFIX, RATE, WINDOW = "t5-base-size", 64, 16, 64, 16, 1e-2, 8
TOKENIZER = Path(__file__).parent.parent / "src/test/resources/models/tiny-t5"


def make(root):
    torch.manual_seed(1)
    folder = root / NAME
    config = T5Config(vocab_size=32128, d_model=768, d_kv=64, d_ff=3072, num_layers=12, num_decoder_layers=12, num_heads=12,
                      decoder_start_token_id=0, tie_word_embeddings=True)
    T5Model(config).save_pretrained(folder)
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(TOKENIZER / file, folder / file)
    words = "the cat sat on mat and looked at rain why does it so often in harbour town nobody believed happy result".split()
    chance = random.Random(2)
    with open(root / "examples.jsonl", "w", encoding="utf-8") as file:
        for i in range(2 * EXAMPLES):
            text = " ".join(chance.choices(words, k=chance.randrange(8, 30)))
            file.write(json.dumps({"text": text, "label": i % 3}) + "\n")


def parts(lengths):
    order = list(range(len(lengths)))
    random.Random(1).shuffle(order)
    order = [i for start in range(0, len(order), WINDOW * BATCH)
             for i in sorted(order[start:start + WINDOW * BATCH], key=lambda i: lengths[i])]
    return [order[start:start + BATCH] for start in range(0, len(order), BATCH)]


def epoch(model, prefix, head, adam, rows, labels):
    for part in parts([len(row) for row in rows]):
        longest = max(len(rows[i]) for i in part)
        ids = torch.tensor([rows[i] + [0] * (longest - len(rows[i])) for i in part])
        mask = torch.tensor([[1] * len(rows[i]) + [0] * (longest - len(rows[i])) for i in part])
        cache = EncoderDecoderCache(DynamicCache(), DynamicCache())
        for layer, (keys, values) in enumerate(prefix):
            cache.self_attention_cache.update(
                keys.expand(len(part), -1, -1, -1), values.expand(len(part), -1, -1, -1), layer)
        late = torch.cat([torch.zeros_like(ids[:, :1]), ids[:, :-1]], 1)
        seen = torch.cat([torch.ones(len(part), PREFIX, dtype=mask.dtype), mask], 1)
        states = model(input_ids=ids, attention_mask=mask, decoder_input_ids=late, decoder_attention_mask=seen,
                       past_key_values=cache, use_cache=True).last_hidden_state
        last = states[torch.arange(len(part)), mask.sum(1) - 1]
        torch.nn.functional.cross_entropy(head(last), labels[part]).backward()
        adam.step()
        adam.zero_grad()


def tune(root):
    model = T5Model.from_pretrained(root / NAME).eval().requires_grad_(False)
    tokenizer = AutoTokenizer.from_pretrained(root / NAME)
    examples = [json.loads(line) for line in open(root / "examples.jsonl", encoding="utf-8")][:EXAMPLES]
    rows = tokenizer([e["text"] for e in examples], truncation=True, max_length=LENGTH)["input_ids"]
    labels = torch.tensor([e["label"] for e in examples])
    head = torch.nn.Sequential(torch.nn.Linear(768, 768), torch.nn.Tanh(), torch.nn.Linear(768, 3))
    prefix = [(0.1 * torch.randn(1, 12, PREFIX, 64), 0.1 * torch.randn(1, 12, PREFIX, 64)) for _ in range(12)]
    prefix = [(keys.requires_grad_(True), values.requires_grad_(True)) for keys, values in prefix]
    adam = torch.optim.AdamW([*(t for pair in prefix for t in pair), *head.parameters()], lr=RATE)
    epoch(model, prefix, head, adam, rows[:BATCH], labels[:BATCH])
    clock, processor = time.perf_counter(), time.process_time()
    epoch(model, prefix, head, adam, rows, labels)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(json.dumps({
        "torch": torch.__version__, "transformers": transformers.__version__, "threads": torch.get_num_threads(),
        "examples": len(rows), "tokens": sum(map(len, rows)) / len(rows), "seconds": round(clock, 2),
        "processor": round(processor, 2), "residentMB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    {"make": make, "tune": tune}[sys.argv[1]](Path(sys.argv[2]))
