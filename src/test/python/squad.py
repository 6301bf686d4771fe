"""Writes how the reference library judges answers, by its port of the official evaluation of SQuAD 2.

    pip install transformers==4.57.1
    python squad.py ../resources/spans/judged.json

Later versions of the library no longer have it. Every case is an answer, the accepted ones, its F1 and its exact match.
"""

import json
import random
import sys
from types import SimpleNamespace

from transformers.data.metrics.squad_metrics import get_raw_scores

CASES = [
    ("The Old Cat!", ["old cat"]), ("cat", ["the", "cat"]), ("", ["the", "cat"]), ("", []), ("cat", []), ("", ["the"]), ("The.", []),
    ("cat", ["a"]), ("an", ["an"]), ("in 1987", ["1987", "In 1987", "the year 1987"]), ("1,987", ["1987"]), ("L'Aigle d'or", ["laigle dor"]),
    ("theatre", ["atre"]), ("a.b", ["ab"]), ("a-b", ["ab", "b"]), ("the–end", ["end"]), ("À  CÔTÉ", ["à côté"]), ("ÖL", ["öl"]),
    ("cat cat", ["cat"]), ("cat dog", ["dog cat"]), ("a_the", ["a the"]), ("«the» cat", ["cat"]), ("the-cat", ["cat"]),
    ("cat\u00a0dog", ["cat dog"]), ("\u3000cat\u2003", ["cat"]), ("东京", ["东 京"]), ("😀 the 😀", ["😀😀"]), ("½ a", ["½"]), ("theé", ["é"]),
    ("İstanbul", ["istanbul"]), ("ΟΔΟΣ", ["οδος", "οδοσ"]), ("STRASSE", ["straße"]), ("the\u0301 x", ["x"]), ("a½", ["½"]), ("a‿b", ["b"]),
    ("cat\u001cdog", ["cat dog"]), ("cat\u0085dog", ["cat dog"]), ("a\u200db", ["b"]), ("x٣the", ["x٣"]), ("aⅧ", ["Ⅷ"]),
]
WORDS = ["a", "an", "the", "The", "cat", "dog", "Cat", "1987", "1,987", "of", "in", "é", "Ü", "東京", "😀", "-", "—", "don't", "dont", "..."]


def some(chance):
    return chance.choice([" ", "  ", " - ", "\n"]).join(chance.choices(WORDS, k=chance.randint(0, 5)))


def main():
    chance = random.Random(23)
    cases = CASES + [(some(chance), [some(chance) for _ in range(chance.randint(0, 3))]) for _ in range(300)]
    judged = []
    for answer, accepted in cases:
        question = SimpleNamespace(qas_id="q", answers=[{"text": text} for text in accepted])
        exact, f1 = get_raw_scores([question], {"q": answer})
        judged.append({"answer": answer, "accepted": accepted, "f1": f1["q"], "exact": exact["q"]})
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in judged) + "\n]\n")


if __name__ == "__main__":
    main()
