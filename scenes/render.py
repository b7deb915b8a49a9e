"""Renders the catalogue's pictures: python scenes/render.py [listing …] [--view front|label|detail|scale] [--draft DIR]

Every family module in this folder may have SCENES = {"supplier/listing": (builder, ("front", "label", "scale"))};
builder(view) models the scene (after reset()) and sets the camera. Pictures that exist are left alone (--again
renders them anew). --draft DIR renders small into DIR.
"""
import argparse
import importlib
import sys
import time
import traceback
from pathlib import Path

import studio

HERE = Path(__file__).resolve().parent
NAMES = {"front": "depan.jpg", "label": "label.jpg", "detail": "rinci.jpg", "scale": "skala.jpg"}


def scenes():
    """All listings of all family modules, and the names of the modules that could not be read."""
    table, broken = {}, []
    for file in sorted(HERE.glob("*.py")):
        if "SCENES = {" not in file.read_text() or file.stem == "render":
            continue
        try:
            table.update(importlib.import_module(file.stem).SCENES)
        except Exception:
            broken.append(file.name)
            print(f"left out {file.name}:", traceback.format_exc(limit=-2), file=sys.stderr)
    return table, broken


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("listings", nargs="*", help="supplier/listing, or the beginning or the end of one; default: all")
    parser.add_argument("--view", choices=NAMES)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--draft", type=Path, help="folder for small quick pictures")
    parser.add_argument("--size", type=int, default=0)
    parser.add_argument("--samples", type=int, default=0)
    args = parser.parse_args()
    found, broken = scenes()
    table = {key: value for key, value in found.items()
             if not args.listings or any(key.startswith(a) or key.endswith(a) for a in args.listings)}
    shots = [(rank, key, view) for key, (_, views) in table.items() for rank, view in enumerate(views)
             if args.view in (None, view)]
    for _, key, view in sorted(shots, key=lambda shot: shot[0]):
        path = HERE.parent / "products" / key / NAMES[view]
        size, samples = args.size or 1200, args.samples or 24
        if args.draft:
            path = args.draft / f"{key.split('/')[1]}-{view}.jpg"
            size, samples = args.size or 400, args.samples or 12
        elif path.exists() and not args.again:
            continue
        start = time.time()
        try:
            studio.reset()
            table[key][0](view)
            built = time.time()
            studio.render(path, size, samples)
        except Exception:
            traceback.print_exc()
            broken.append(f"{key} {view}")
            continue
        print(f"{path}: built {built - start:.0f} s, rendered {time.time() - built:.0f} s, "
              f"{path.stat().st_size // 1000} kB", flush=True)
    if broken:
        sys.exit(f"not drawn: {', '.join(broken)}")


if __name__ == "__main__":
    main()
