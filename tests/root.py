"""A small catalogue to try things on: one supplier, two listings, real photos, four curators, begun with `etalase new`."""

import io
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result
from PIL import Image

from curation.decide import Said, decide
from curation.review import Act, Decision
from curation.workflow import Standing
from site_builder.cli import main
from site_builder.environment import environment

HOME = Path(__file__).parents[1]
SAMPLE = HOME / "tests" / "sample"
TODAY = date(2026, 11, 21)
SUPPLIER = "contoh-dapur"
FOOD = f"{SUPPLIER}/sambal-pecel-200g"
DRUM = f"{SUPPLIER}/kendang-jimbe-30cm"
BY = "ani-contoh"


def picture(kind: str = "JPEG", size: tuple[int, int] = (480, 480), colour: str = "#b5533c", **options: object) -> bytes:
    """A real image file: a ramp on a plain ground, so that it does not shrink to nothing."""
    image = Image.new("RGB", size, colour)
    image.paste(Image.linear_gradient("L").resize((size[0] // 2, size[1] // 2)).convert("RGB"), (size[0] // 4, size[1] // 4))
    memory = io.BytesIO()
    image.save(memory, kind, **options)
    return memory.getvalue()


def told(text: str) -> str:
    """What a command said, which is never a traceback."""
    assert "Traceback" not in text
    return text


@dataclass(frozen=True, slots=True)
class Root:
    """A catalogue's root folder, and what people do in it."""

    path: Path

    def etalase(self, *words: str, language: str = "id", on: date | None = TODAY) -> Result:
        """Run the command line here; an exception it lets through fails the test with its traceback."""
        timed = [f"--as-of={on}"] if on and words[0] not in ("new",) else []
        result = CliRunner().invoke(main, [*words, "--root", str(self.path), "--language", language, *timed])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def folder(self, entry: str) -> Path:
        """The folder of `<supplier>` or `<supplier>/<listing>`."""
        return self.path / "products" / entry

    def file(self, entry: str) -> Path:
        """The YAML file of an entry."""
        return self.folder(entry) / ("listing.yml" if "/" in entry else "supplier.yml")

    def ledger(self, entry: str) -> Path:
        """The ledger of an entry."""
        return self.folder(entry) / "review.yml"

    def edit(self, entry: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once in the entry's YAML."""
        text = self.file(entry).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {self.file(entry)}"
        self.file(entry).write_text(text.replace(old, new), "utf-8")

    def decide(self, entry: str, act: str = "approve", by: str = BY, on: date = TODAY, **said: object) -> tuple[Decision, Standing]:
        """Decide about an entry as it lies there."""
        return decide(self.path, entry, Act(act), by, on, Said(**said))  # type: ignore[arg-type]

    def approve_all(self, on: date = TODAY) -> None:
        """Approve the supplier and both listings."""
        for entry in (SUPPLIER, FOOD, DRUM):
            self.decide(entry, on=on)

    def publish(self) -> "Root":
        """Build the site into `site/`."""
        done = self.etalase("build")
        assert done.exit_code == 0, done.output
        return self

    def copy(self, path: Path) -> "Root":
        """The same catalogue in another folder."""
        shutil.copytree(self.path, path, symlinks=True)
        return Root(path)


def warm(path: Path) -> Path:
    """A catalogue's root with its templates compiled: all tests share them, for they take longer than a small build."""
    (path / ".cache").mkdir(exist_ok=True)
    (path / ".cache" / "templates").symlink_to(_compiled())
    return path


@cache
def _compiled() -> Path:
    """The project's own compiled templates, whole."""
    folder = HOME / ".cache" / "templates"
    for language in ("id", "en"):
        templates = environment(language, folder)
        for name in templates.list_templates(extensions=["html"]):
            templates.get_template(name)
    return folder


def small(path: Path) -> Root:
    """Make the small catalogue below `path`, the way its supplier and officer would."""
    (path / "products").mkdir(parents=True)
    root = Root(path)
    for words in (("supplier", SUPPLIER), ("listing", FOOD, "--kind", "food"), ("listing", DRUM, "--kind", "craft")):
        made = root.etalase("new", *words)
        assert made.exit_code == 0, made.output
    shutil.copytree(SAMPLE / "small", path, dirs_exist_ok=True)
    (root.folder(FOOD) / "depan.jpg").write_bytes(picture(quality=80))
    (root.folder(FOOD) / "label.png").write_bytes(picture("PNG", (400, 500), "#efeae1"))
    (root.folder(DRUM) / "depan.jpg").write_bytes(picture(colour="#7a4a21"))
    warm(path)
    return root
