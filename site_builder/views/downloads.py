"""The page of files to take along: for people, for other systems, and to be followed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from catalog.finding import N_
from site_builder import atom
from site_builder.edition import Edition
from site_builder.envelope import CHANNELS, CSV, JSON, PACKAGE, STANDARDS, SUPPLIERS, XLSX, merchant
from site_builder.language import number, translator
from site_builder.pages import INDEX
from site_builder.views.head import head
from site_builder.views.paper import all_books
from site_builder.views.view import View


@dataclass(frozen=True, slots=True)
class File:
    """A file; `path` is below the site's root, `size` empty where it is not known before it is written."""

    path: str
    name: str
    note: str
    format: str
    size: str


@dataclass(frozen=True, slots=True)
class Files:
    """Files for one purpose."""

    name: str
    lead: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class DownloadsView(View):
    """What can be downloaded."""

    groups: tuple[Files, ...]


def downloads(edition: Edition, language: str) -> DownloadsView:
    """The files that can be downloaded."""
    tell = translator(language)
    groups = tuple(
        Files(tell(name), tell(lead), tuple(
            File(path, tell(called), tell(note) if note else "", form, sized(edition.sizes.get(path, 0), language))
            for path, called, note, form in files))
        for name, lead, files in (*_groups(edition.site.languages, language), *_books(edition, language)))
    description = tell("The whole catalogue as a table and as data.")
    return DownloadsView(**head(tell("Downloads"), description, None, edition, language), groups=groups)  # type: ignore[arg-type]


Entry = tuple[str, str, str, str]


def _groups(languages: tuple[str, ...], language: str) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    yield N_("To open in a spreadsheet"), N_("For people who want to sort, filter and reckon."), (
        (XLSX, N_("Catalogue as a workbook"),
         N_("Numbers are numbers and dates are dates, with filters; suppliers and the meaning of every column on sheets of their own."),
         "XLSX"),
        (CSV, N_("Catalogue as a table"), N_("One line a product, for spreadsheets."), "CSV"),
    )
    yield N_("For other systems"), N_("Each has a version and a schema. What a reader relies on does not go without a new version."), (
        (JSON, N_("Catalogue as data"), N_("Every published field, for your own systems."), "JSON"),
        (SUPPLIERS, N_("Suppliers as data"), N_("Suppliers with the contacts they have agreed to publish."), "JSON"),
        (STANDARDS, N_("Standards as data"), N_("What is asked of goods, why, and by which channels."), "JSON"),
        (CHANNELS, N_("Channels as data"), N_("What each channel takes and asks, and what is ready for it."), "JSON"),
        (PACKAGE, N_("Data package"),
         N_("Describes the files and every column of the table, for programs that read it by themselves."), "JSON"),
        (merchant(language), N_("Product feed for partners who sell"),
         N_("Products with a public price in rupiah, as shops and price comparisons read them (Google Merchant)."), "XML"),
        *((merchant(other), N_("The same feed in the other language"), N_("For partners who sell in that language."), "XML")
          for other in languages if other != language),
        (INDEX, N_("Index of all files"), N_("The SHA-256 of every file here, to prove that a copy is whole."), "TXT"),
    )
    yield N_("To follow"), N_("Put the address into a feed reader; it tells of what is new."), (
        (atom.path(language, languages), N_("What is new"), N_("New products, new prices and terms, and what is no longer offered."),
         "Atom"),
    )


def sized(count: int, language: str) -> str:
    """So many bytes as people say it; nothing where it is not known."""
    if count == 0:
        return ""
    kilo = max(1, round(count / 1000))
    return f"{number(kilo, language)} kB" if kilo < 1000 else f"{number(round(Decimal(count) / 1_000_000, 1), language)} MB"


def _books(edition: Edition, language: str) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    """The books, where the site makes any."""
    if books := tuple((path, called, "", "PDF") for path, called in all_books(edition, language)):
        yield N_("To print"), N_("Each with contents and an index of suppliers."), books
