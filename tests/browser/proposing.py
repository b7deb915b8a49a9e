"""The pictures of the guide about pull requests, taken of what the program really says: `python -m tests.browser.proposing`.

A small change is proposed in a copy of the repository: once with a word that no name may have, for the comment, and once
without, for the preview. The comment is drawn as a forge draws it, in no forge's dress.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from markdown import markdown
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.root import HOME

LISTING = "products/contoh-dapur-mawar/sambal-pecel-pedas-200g/listing.yml"
DAY = "2026-11-21"
NAMED, ADDED, FORBIDDEN = "  id: Sambal pecel Dapur Mawar Pedas", " Sekali", " TERMURAH"
FOLDERS = {"id": "docs/id/selling/pictures", "en": "docs/en/selling/pictures"}
SHEET = """<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 20px; background: #f3f1ec; font: 15px/1.5 system-ui, sans-serif; color: #22201c }
  article { background: #fff; border: 1px solid #d6d1c6; border-radius: 8px; padding: 4px 20px 8px }
  code { background: #f3f1ec; padding: 1px 4px; border-radius: 4px; font-size: 13px } pre code { display: block; padding: 8px; white-space: pre-wrap }
  table { border-collapse: collapse } td, th { border: 1px solid #d6d1c6; padding: 4px 10px; text-align: left }
  blockquote { margin: 0; padding-left: 12px; border-left: 3px solid #d6d1c6; color: #55504a } details { margin: 8px 0 }
</style><article>"""


def proposed(folder: Path, word: str) -> Path:
    """A copy of the repository in which somebody proposes a listing's name with another word in it; the folder of the report."""
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=Contoh", "-c", "user.email=contoh@contoh.example", *words], cwd=folder, check=True, capture_output=True)

    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(HOME), str(folder)], check=True)
    file = folder / LISTING
    text = file.read_text("utf-8")
    assert text.count(NAMED) == 1
    file.write_text(text.replace(NAMED, NAMED + word), "utf-8")
    git("commit", "--quiet", "--all", "--message", "Contoh")
    git("tag", "change")
    git("checkout", "--quiet", "--detach", "HEAD~1")
    environment = {**os.environ, "ETALASE": str(Path(sys.executable).with_name("etalase")), "ETALASE_AS_OF": DAY}
    done = subprocess.run(["sh", "scripts/change", "HEAD", "change", "report"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return folder / "report"


def pictures(work: Path, page: Page) -> Iterator[tuple[str, bytes]]:
    """Each picture with its path below the project, as WebP."""
    comment = (proposed(work / "comment", FORBIDDEN) / "comment.md").read_text("utf-8")
    page.set_viewport_size({"width": 480, "height": 640})
    page.set_content(SHEET + markdown(comment, extensions=["tables", "fenced_code", "md_in_html"], tab_length=2) + "</article>")
    drawn = _webp(page.screenshot())
    preview = proposed(work / "preview", ADDED) / "preview"
    for language, folder in FOLDERS.items():
        yield f"{folder}/comment.webp", drawn
        page.set_viewport_size({"width": 390, "height": 780})
        page.goto((preview / f"{Path(LISTING).parent.name}.{language}.html").as_uri())
        yield f"{folder}/preview.webp", _webp(page.screenshot())


def _webp(png: bytes) -> bytes:
    memory = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.save(memory, "WEBP", quality=60, method=6)
    return memory.getvalue()


def main() -> None:
    """Take the pictures, and say how heavy they are."""
    work = Path(tempfile.mkdtemp(prefix="etalase-"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.ARGUMENTS))
            for path, data in pictures(work, browser.new_page(device_scale_factor=1.5)):
                (HOME / path).parent.mkdir(parents=True, exist_ok=True)
                (HOME / path).write_bytes(data)
                sys.stdout.write(f"{path}: {len(data) // 1000} kB\n")
            browser.close()
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
