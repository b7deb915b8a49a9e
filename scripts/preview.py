"""Show how the listings of a change would look: one page a listing and language, each whole in one file.

    python scripts/preview.py ROOT OUTPUT FOLDERS

ROOT holds the catalogue as it is proposed, FOLDERS is a file that names the changed folders below it, one a line. Nothing that
was not approved is ever built, so a copy without ledgers is approved by a curator who is called what the pages are: a preview.
What has errors cannot be approved there either, and has no preview.
"""

import base64
import mimetypes
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

MOST = 20
"""So many listings are shown."""
PHOTOS = 1_000_000
"""Bytes of the largest file that is put into a page."""
NAME = "PRATINJAU, belum disetujui · PREVIEW, not approved"
CURATOR = {"id": "pratinjau", "name": NAME, "office": "disperindag-kabupaten", "emails": ["preview@etalase.invalid"], "since": "2020-01-01"}
BANNER = f'<p style="margin:0;padding:.6em 1em;background:#7a1f1f;color:#fff;font-weight:700">{NAME}</p>'
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

_DROPPED = re.compile(r"<script\b.*?</script>|<search\b.*?</search>|<link rel=\"(?!stylesheet)[^>]*>|<source\b[^>]*>", re.DOTALL)
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^":]+)(")')
_WIDTHS = re.compile(r'(<img\b[^>]*?) srcset="[^"]*"')
_LINK = re.compile(r'(<a\b[^>]*?) href="(?!#|https:|mailto:|tel:)[^"]*"')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*')


def main(root: Path, output: Path, folders: Sequence[str]) -> int:
    """Write the previews; how many listings have one."""
    with tempfile.TemporaryDirectory(prefix="etalase-") as name:
        room = Path(name)
        _copy(root, room)
        asked = list(_listings(room, folders))
        listings = [entry for entry in asked[:MOST] if _approved(room, entry)]
        if listings:
            _etalase(room, "build", "--output", str(room / "site"))
        shown = [entry for entry in listings if _kept(room / "site", entry, output)]
    sys.stdout.write(f"{len(shown)} of {len(asked)} changed listings have a preview.\n")
    return len(shown)


def _copy(root: Path, room: Path) -> None:
    """The data of a catalogue, without any decision; no program, no guides."""
    shutil.copytree(root / "products", room / "products", symlinks=True, ignore=shutil.ignore_patterns("review.yml"))
    if (root / "curation").is_dir():
        shutil.copytree(root / "curation", room / "curation", symlinks=True, ignore=shutil.ignore_patterns("*.py", "review.yml"))
    (room / "curation").mkdir(exist_ok=True)
    (room / "curation/curators.yml").write_text(yaml.safe_dump({"curators": [CURATOR]}, allow_unicode=True), "utf-8")
    site = yaml.safe_load((root / "site.yml").read_text("utf-8"))
    site |= {"name": dict.fromkeys(site["name"], NAME), "worker": False, "sheets": False}
    (room / "site.yml").write_text(yaml.safe_dump(site, allow_unicode=True), "utf-8")


def _listings(room: Path, folders: Sequence[str]) -> Iterator[str]:
    """The listings in these folders, as people name them; of a supplier, all."""
    found = {path.parent for folder in folders for pattern in ("listing.yml", "*/listing.yml") for path in (room / folder).glob(pattern)}
    yield from sorted(path.relative_to(room / "products").as_posix() for path in found)


def _approved(room: Path, entry: str) -> bool:
    """Whether the copy of a listing could be approved, and that of its supplier."""
    supplier = entry.partition("/")[0]
    known = (room / "products" / supplier / "review.yml").exists()
    return (known or _etalase(room, "decide", supplier, "approve", "--by", CURATOR["id"])) and \
        _etalase(room, "decide", entry, "approve", "--by", CURATOR["id"])


def _etalase(room: Path, *words: object) -> bool:
    """Run the program of this checkout on the copy; a build with withheld entries is fine too."""
    done = subprocess.run([sys.executable, "-P", "-m", "site_builder", *map(str, words), "--root", str(room)],
                          capture_output=True, check=False)
    return done.returncode == 0


def _kept(site: Path, entry: str, output: Path) -> bool:
    """Whether the pages of a listing were built; each is written whole into one file."""
    slug = entry.rpartition("/")[2]
    pages = [page for pattern in (f"produk/{slug}/index.html", f"*/produk/{slug}/index.html") for page in site.glob(pattern)]
    for page in pages:
        output.mkdir(parents=True, exist_ok=True)
        language = page.relative_to(site).parts[0].replace("produk", "id")
        (output / f"{slug}.{language}.html").write_text(_whole(page, site), "utf-8")
    return bool(pages)


def _whole(page: Path, site: Path) -> str:
    """A page with its styles and photos inside, without scripts and without links that lead nowhere."""
    def read(address: str) -> bytes:
        path = (page.parent / address.partition("?")[0]).resolve()
        fits = path.is_relative_to(site.resolve()) and path.is_file() and path.stat().st_size <= PHOTOS
        return path.read_bytes() if fits else b""

    def image(found: re.Match[str]) -> str:
        kind = mimetypes.guess_type(found[2])[0] or "image/webp"
        return f"{found[1]}data:{kind};base64,{base64.b64encode(read(found[2])).decode()}{found[3]}"

    text = _DROPPED.sub("", page.read_text("utf-8"))
    text = _STYLE.sub(lambda found: f"<style>{read(found[1]).decode()}</style>", text)
    text = _IMAGE.sub(image, _WIDTHS.sub(r"\1", text))
    return _POLICY.sub(rf"\g<1>{POLICY}", _LINK.sub(r"\1", text)).replace("<body>", f"<body>\n{BANNER}", 1)


if __name__ == "__main__":
    if not main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).read_text("utf-8").splitlines()):
        sys.exit(1)
