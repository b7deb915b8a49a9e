"""Photo renditions, ours beside Hugo's: how many a core makes in a second.

Both make the same of every photo: WebP in four widths at quality 78 and a 1200 × 630 JPEG at quality 82, with the
Lanczos filter, on one core, with nothing remembered. Hugo is also measured as it comes, with its box filter.
"""

import io
import os
import random
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFilter

from tests.bench import measure, peer

PHOTOS = 24
SIDE = 1200
EACH = 5
"""Renditions of one photo."""

_OURS = """
import hashlib, sys
from pathlib import Path
from site_builder import photos
for path in sorted(Path(sys.argv[1]).glob("*.jpg")):
    made = photos.make(path, hashlib.sha256(path.read_bytes()).hexdigest(), Path(sys.argv[2]))
    assert made and len(made.files) == 5, path
"""

_TEMPLATE = """{{ range resources.Match "*.jpg" }}{{ $photo := . }}
{{ range slice 320 640 960 1200 }}{{ ($photo.Resize (printf "%dx webp q78 FILTER" .)).RelPermalink }} {{ end }}
{{ (.Fill "1200x630 jpg q82 FILTER").RelPermalink }}
{{ end }}"""


@dataclass(frozen=True, slots=True)
class Rates:
    """Renditions per core-second, and kilobytes of all renditions of one photo."""

    ours: float
    hugo: float
    hugo_box: float
    ours_bytes: float
    hugo_bytes: float


def rates(work: Path, env: Mapping[str, str], repeats: int) -> Rates:
    """Measure both in turns, `repeats` times; the best of each counts."""
    folder = work / "photos"
    draw(folder)
    costs: dict[str, list[measure.Cost]] = {"ours": [], "Lanczos": [], "Box": []}
    for _ in range(repeats):
        costs["ours"].append(_ours(folder, work / "renditions", env))
        for name in ("Lanczos", "Box"):
            costs[name].append(_hugo(folder, work / f"hugo-{name}", name, env))
    total = PHOTOS * EACH
    rate = {name: total / measure.best(some).cpu for name, some in costs.items()}
    return Rates(rate["ours"], rate["Lanczos"], rate["Box"], _weight(work / "renditions"), _weight(work / "hugo-Lanczos" / "public"))


def _ours(folder: Path, out: Path, env: Mapping[str, str]) -> measure.Cost:
    shutil.rmtree(out, ignore_errors=True)
    return measure.cost([sys.executable, "-c", _OURS, str(folder), str(out)], env, min(os.sched_getaffinity(0)))


def _hugo(folder: Path, site: Path, filter_: str, env: Mapping[str, str]) -> measure.Cost:
    shutil.rmtree(site, ignore_errors=True)
    (site / "layouts").mkdir(parents=True)
    shutil.copytree(folder, site / "assets")
    (site / "layouts" / "home.html").write_text(_TEMPLATE.replace("FILTER", filter_), "utf-8")
    (site / "hugo.yml").write_text("disableKinds: [rss, sitemap, taxonomy, term, section, '404']\ntimeout: 10m\n", "utf-8")
    command = [peer.binary(), "--quiet", "--source", str(site), "--cacheDir", str(site / "cache")]
    return measure.cost(command, {**env, "GOMAXPROCS": "1"}, min(os.sched_getaffinity(0)))


def _weight(folder: Path) -> float:
    made = [path for path in folder.rglob("*") if path.suffix in (".webp", ".jpg")]
    if len(made) != PHOTOS * EACH:
        raise SystemExit(f"{folder} holds {len(made)} renditions, not {PHOTOS * EACH}")
    return sum(path.stat().st_size for path in made) / PHOTOS / 1000


def draw(folder: Path) -> None:
    """Draw photos with soft shapes and fine grain, which compress about as packshots on a plain ground do."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = random.Random(7)       # repeatable, not secret
    for number in range(PHOTOS):
        shapes = Image.frombytes("RGB", (12, 12), chance.randbytes(12 * 12 * 3)).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
        weave = Image.frombytes("RGB", (150, 150), chance.randbytes(150 * 150 * 3)).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
        grain = Image.frombytes("RGB", (SIDE, SIDE), chance.randbytes(SIDE * SIDE * 3)).filter(ImageFilter.GaussianBlur(1))
        picture = Image.blend(Image.blend(shapes, weave, 0.18), grain, 0.08)
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=88)
        (folder / f"photo-{number:02}.jpg").write_bytes(file.getvalue())
