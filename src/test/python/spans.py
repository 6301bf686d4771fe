"""Writes what the reference library makes of questions about texts: windows, tokens of the answers, loss and gradients.

    pip install -r requirements.txt
    python spans.py ../resources/models

Every model directory that goldens.py wrote gets golden-spans.json (examples and the windows that the tokenizer cuts with
return_overflowing_tokens, a stride and offsets) and golden-spans.safetensors (head.*, an own qa_outputs; logits.N and
loss.windows, each window computed alone by the model ...ForQuestionAnswering; gradient.* of the sum of those losses;
loss.answered, its loss of all full windows at once when the positions in windows without the answer lie outside of them,
which it ignores). Characters are counted as Python counts them, by code points.
"""

import json
import sys
from pathlib import Path

import torch
import transformers
from safetensors.torch import save_file
from transformers import AutoModelForQuestionAnswering, AutoTokenizer

FAMILIES = ["tiny-bert", "tiny-distilbert", "tiny-electra", "tiny-roberta", "tiny-xlm-roberta", "tiny-t5"]
# Of a window of 32 tokens Taskspace repeats a third.
MOST, STRIDE = 32, 10

RAIN = ("The cat sat on the mat and looked at the rain, 😀😀 so often in the harbour town; nobody believed the happy result "
        "of the game. 你好 世界: two engineers asked.")
TOWN = "the old bridge, 😀 many trucks in the harbour town 世界"
EXAMPLES = [
    ("why rain?", RAIN, "The cat"), ("who asked?", RAIN, "two engineers"), ("what?", RAIN, "rain, 😀😀 so often"),
    ("why?", TOWN, None), ("from where to where?", TOWN, TOWN), ("part of a word?", TOWN, "arbou"), ("what?", TOWN, "世界"),
    ("what?", TOWN, ", 😀"), ("good films?", "bad films, and films in between", "films in"), ("good films?", "good", "good"),
    ("good films?", "  café naïve  ", "café naïve"), ("why does it rain?", "it is not", None),
]


def reach(offsets, sequences, start, end):
    """First and last token of the answer, 0 and 0 where the window does not hold all of it."""
    own = [n for n, sequence in enumerate(sequences) if sequence == 1]
    if not own or end == 0 or offsets[own[0]][0] > start or offsets[own[-1]][1] < end:
        return 0, 0
    first, last = own[0], own[-1]
    while first <= own[-1] and offsets[first][0] <= start:
        first += 1
    while last >= own[0] and offsets[last][1] >= end:
        last -= 1
    return first - 1, last + 1


def windows(tokenizer):
    cut = []
    for number, (question, context, answer) in enumerate(EXAMPLES):
        start = 0 if answer is None else context.index(answer)
        end = 0 if answer is None else start + len(answer)
        encoding = tokenizer(question, context, truncation="only_second", max_length=MOST, stride=STRIDE,
                             return_overflowing_tokens=True, return_offsets_mapping=True)
        for n, ids in enumerate(encoding["input_ids"]):
            offsets, sequences = encoding["offset_mapping"][n], encoding.sequence_ids(n)
            first, last = reach(offsets, sequences, start, end)
            cut.append({"example": number, "ids": ids, "first": first, "last": last,
                        "offsets": [list(o) if s == 1 else None for o, s in zip(offsets, sequences)],
                        **({"types": encoding["token_type_ids"][n]} if "token_type_ids" in encoding else {})})
    return cut


def inputs(model, cut):
    given = {"input_ids": torch.tensor([w["ids"] for w in cut])}
    if "types" in cut[0] and getattr(model.config, "type_vocab_size", 0) > 1:
        given["token_type_ids"] = torch.tensor([w["types"] for w in cut])
    return given


def golden(directory):
    tokenizer = AutoTokenizer.from_pretrained(directory)
    model = AutoModelForQuestionAnswering.from_pretrained(
        directory, num_labels=2, dtype=torch.float32, attn_implementation="eager").eval()
    torch.manual_seed(17)
    with torch.no_grad():
        model.qa_outputs.weight.normal_(0, 0.3)
        model.qa_outputs.bias.normal_(0, 0.1)
    kept = {"head.weight": model.qa_outputs.weight.detach().clone(), "head.bias": model.qa_outputs.bias.detach().clone()}
    cut, losses = windows(tokenizer), []
    for n, window in enumerate(cut):
        answer = model(**inputs(model, [window]), start_positions=torch.tensor([window["first"]]),
                       end_positions=torch.tensor([window["last"]]))
        answer.loss.backward()
        kept[f"logits.{n}"] = torch.stack([answer.start_logits[0], answer.end_logits[0]], 1).detach().clone()
        losses.append(answer.loss.detach())
    kept["loss.windows"] = torch.stack(losses)
    for name, p in model.named_parameters():
        if p.grad is not None:
            kept[f"gradient.{name}"] = p.grad.clone()
    full = [w for w in cut if len(w["ids"]) == MOST]
    assert any(w["last"] for w in full) and any(not w["last"] for w in full), "nothing to ignore, or nothing else"
    with torch.no_grad():
        kept["loss.answered"] = model(**inputs(model, full),
                                 start_positions=torch.tensor([w["first"] if w["last"] else MOST for w in full]),
                                 end_positions=torch.tensor([w["last"] or MOST + 7 for w in full])).loss.reshape(1)
    save_file({k: v.contiguous() for k, v in kept.items()}, directory / "golden-spans.safetensors")
    facts = {"maxTokens": MOST, "examples": [
        {"question": q, "context": c, "start": c.index(a) if a else 0, "end": c.index(a) + len(a) if a else 0}
        for q, c, a in EXAMPLES], "windows": cut}
    (directory / "golden-spans.json").write_text(json.dumps(facts, ensure_ascii=False) + "\n")
    print(directory.name, len(cut), "windows,", sum(w["last"] > 0 for w in cut), "with an answer, losses",
          [round(float(x), 3) for x in losses[:4]])


if __name__ == "__main__":
    transformers.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    torch.set_num_threads(1)
    for family in FAMILIES:
        golden(Path(sys.argv[1]) / family)
