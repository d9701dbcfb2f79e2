"""Print precision and recall on both halves of the set: ``python -m tests.dedup``."""

from tests.dedup import pairs, texts
from tests.test_dedup import score

for half in ("tune", "held"):
    found = pairs(texts(half))
    print(f"{half}: {len(found)} pairs of one block, {sum(same for _, _, same in found)} of them copies")
    for with_text in (True, False):
        result = score(half, with_text)
        kind = "with text" if with_text else "records alone"
        print(f"  {kind:14} precision {result.precision:.3f}  recall {result.recall:.3f}")
