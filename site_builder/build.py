"""Building: the catalogue as it is on a day, published beside the old site and swapped in whole."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from curation.publication import Doubt, Publication, unquestioned
from site_builder import feeds, guides, memory, output, photos, printed, views
from site_builder.assets import Assets, assets
from site_builder.checking import check
from site_builder.datafiles import Make, datafiles, dated
from site_builder.edition import Edition, edition
from site_builder.gallery import gallery
from site_builder.newly import newly
from site_builder.outline import Leaf, Outline, key
from site_builder.queued import queued
from site_builder.render import Renderer
from site_builder.search.index import index
from site_builder.site import site
from site_builder.waiting import waiting
from site_builder.worker import with_worker
from site_builder.workers import Progress, each, quiet, uncollected


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did: what it published and withheld, how many pages the site has, how many files were written.

    `troubled` says whether anything is wrong that keeps an entry out.
    """

    output: Path
    publication: Publication
    troubled: bool
    pages: int
    written: int

    @property
    def waiting(self) -> list[str]:
        """The folders of entries that are shown as approved while a change waits."""
        return self.publication.waiting


@uncollected()
def build(root: Path, target: Path, on: date, progress: Progress = quiet, doubt: Doubt = unquestioned) -> Result:
    """Build the site of a day into `target`. The old site stays whole until the new one takes its place.

    What `doubt` has anything against is withheld.
    Raises BrokenConfiguration before anything is written, and OSError (a full disk, say) with the old
    site untouched.
    """
    cache = root / memory.FOLDER
    with _alone(cache):
        try:
            return _build(root, target, on, cache, progress, doubt)
        except output.Damaged:          # of what was remembered; it has been dropped
            return _build(root, target, on, cache, progress, doubt)


def _build(root: Path, target: Path, on: date, cache: Path, progress: Progress, doubt: Doubt) -> Result:
    ours = site(root)
    checked = check(root, on, progress, doubt)
    photos_shown = gallery(root, cache, checked.publication, progress)
    edited = edition(ours, checked.publication, photos_shown, checked.book, waiting(queued(root, checked, on, reviews=False)),
                     newly(root, checked, on))
    bundle = with_worker(assets(views.colour_css()), ours)
    ground = key(checked.ground, *bundle.sheets.values(), *bundle.scripts.values(), repr(ours))
    outline = Outline(edited, ground)
    leaves = list(outline.leaves())
    told = guides.files(root, cache, ours, bundle, ground)
    guided = guides.addresses(told, ours)
    addresses = {**dated(edited, leaves), **dict.fromkeys(guided, "")}
    found = index(edited, outline, guided, root, cache, progress)
    data = {**datafiles(edited, outline, addresses, cache, progress), **found.files}
    contents = _Contents([*leaves, *found.leaves], data, bundle, edited, cache)
    contents.take(told)
    contents.take(printed.files(edited, outline, cache, progress))
    written = _publish(contents, target, cache, Renderer(edited, bundle, cache / "templates"), progress)
    return Result(target, checked.publication, checked.troubled, len(leaves), written)


class _Contents:
    """Every file the site will hold: its key, and where it comes from."""

    def __init__(self, leaves: list[Leaf], data: dict[str, tuple[str, Make]], bundle: Assets, edited: Edition, cache: Path) -> None:
        self.leaves, self.date, self.listings = leaves, edited.date, len(edited.shown)
        self.keys = {leaf.file: leaf.key for leaf in leaves}
        self.makers: dict[str, Make] = {}
        self.sources: dict[str, Path] = {}
        for path, (one, make) in data.items():
            self.keys[path], self.makers[path] = one, make
        for path, content in bundle.files.items():
            self.keys[path], self.makers[path] = hashlib.sha256(content).hexdigest(), partial(bytes, content)
        self.take({file.path: (file.sha256, photos.store(cache) / file.path) for photo in edited.photos.values() for file in photo.files})

    def take(self, files: dict[str, tuple[str, Path]]) -> None:
        """Add files that lie ready elsewhere, by path: their SHA-256 and where they lie."""
        for path, (sha256, source) in files.items():
            self.keys[path], self.sources[path] = sha256, source

    @property
    def edition(self) -> str:
        """The name of exactly these contents."""
        return key(*(f"{path}={one}" for path, one in sorted(self.keys.items())))

    @property
    def facts(self) -> dict[str, object]:
        """What the tree says of itself."""
        return {"version": feeds.VERSION, "date": self.date.isoformat(), "listings": self.listings}


def _publish(contents: _Contents, target: Path, cache: Path, renderer: Renderer, progress: Progress) -> int:
    """Bring the spare tree up to this edition and swap it in; the number of files that had to be written."""
    name = contents.edition
    served, spare = output.Tree(target, cache), output.Tree(output.spare_of(target), cache)
    if served.states(name):
        return 0
    spare.open()
    spare.remove(path for path in spare.keys.keys() - contents.keys.keys())
    missing = {path for path, one in contents.keys.items() if spare.keys.get(path) != one}
    sums = {path: spare.sums[path] for path in contents.keys.keys() - missing}
    for path in sorted(path for path in missing if served.keys.get(path) == contents.keys[path]):
        output.share(served.path / path, spare.path, path)
        sums[path] = served.sums[path]
        missing.discard(path)
    ready = sorted(missing & contents.sources.keys())
    damaged = [path for path in ready if not output.place(contents.sources[path], spare.path, path, contents.keys[path])]
    if damaged:
        raise output.Damaged(f"damaged, and dropped: {', '.join(damaged)}; build again")
    sums |= {path: contents.keys[path] for path in ready}
    for path in sorted(missing & contents.makers.keys()):
        sums[path] = output.write(spare.path, path, contents.makers[path]())
    renderer.edition.sizes = {path: (spare.path / path).stat().st_size for path in contents.makers}
    leaves = [leaf for leaf in contents.leaves if leaf.file in missing]
    written = each(partial(_write, renderer, spare.path), leaves, "pages", progress)
    sums |= {leaf.file: sha256 for leaf, sha256 in zip(leaves, written, strict=True)}
    spare.seal(contents.keys, sums, name, contents.facts)
    output.swap(spare.path, served.path)
    served.forget_others(name, served.name)
    return len(missing)


def _write(renderer: Renderer, tree: Path, leaf: Leaf) -> str:
    return output.write(tree, leaf.file, renderer.bytes(leaf))


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """One build at a time: a second one waits for the first."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
