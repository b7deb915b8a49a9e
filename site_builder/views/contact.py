"""Contact: the ways to ask a supplier that a consent allows, with the question already written."""

from dataclasses import dataclass
from urllib.parse import quote

from catalog.supplier import Supplier
from site_builder.edition import Edition
from site_builder.language import say, translator
from site_builder.views.words import name


@dataclass(frozen=True, slots=True)
class Ask:
    """Addresses behind the buttons; empty where there is none.

    `office` asks the curators instead; `mistake` tells them that something on the page is wrong.
    """

    whatsapp: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    office: str = ""
    share: str = ""
    mistake: str = ""

    @property
    def direct(self) -> bool:
        """Whether the supplier itself can be asked."""
        return bool(self.whatsapp or self.email or self.phone)


def ask(edition: Edition, supplier: Supplier, subject: str, url: str, language: str) -> Ask:
    """The buttons for asking about `subject`, whose page is at `url`."""
    tell, title = translator(language), say(edition.site.name, language)
    about = {"name": supplier.name, "subject": subject, "site": title, "url": url}
    text = tell("Hello %(name)s, I saw %(subject)s on %(site)s and would like a quotation.\n%(url)s\nQuantity: ", **about)
    whatsapp, email, phone, website = (supplier.contact(kind, edition.date) or "" for kind in ("whatsapp", "email", "phone", "website"))
    office = ""
    if not (whatsapp or email or phone):
        question = tell("Please pass this question on to %(name)s about %(subject)s.\n%(url)s\nQuantity: ", **about)
        office = _whatsapp(edition.site.whatsapp, question) or _email(edition.site.email, subject, question)
    wrong = tell("Something on this page is not right: %(subject)s\n%(url)s\nWhat I saw: ", **about)
    return Ask(_whatsapp(whatsapp, text), _email(email, f"{subject} · {title}", text), f"tel:{phone}" if phone else "",
               website, office, url, _email(edition.site.email, tell("Mistake: %(subject)s", **about), wrong))


def reach(edition: Edition, supplier: Supplier, language: str) -> list[tuple[str, str]]:
    """Where to ask on paper: the supplier's own addresses that a consent allows, else the curators'. Label and value."""
    known = [(kind, supplier.contact(kind, edition.date)) for kind in ("whatsapp", "phone", "email", "website")]
    own = [(name("contact_kinds", kind, language), value) for kind, value in known if value]
    if own:
        return own
    label, site = translator(language)("Curators"), edition.site
    return [(label, " · ".join(filter(None, (site.whatsapp, site.email))))]


def _whatsapp(value: str, text: str) -> str:
    return f"https://wa.me/{value.removeprefix('+')}?text={quote(text, safe='')}" if value else ""


def _email(value: str, subject: str, text: str) -> str:
    return f"mailto:{quote(value, safe='@')}?subject={quote(subject, safe='')}&body={quote(text, safe='')}" if value else ""
