"""The one page that the receiver has of its own: where somebody asks after a submission."""

import base64
import hashlib
from functools import cache

from jinja2 import Template

from site_builder.environment import environment

STYLE = """:root{color-scheme:light dark;--ink:#2b2622;--paper:#faf7f2;--line:#a89f94;--accent:#a13d2b}
@media(prefers-color-scheme:dark){:root{--ink:#ece6df;--paper:#1f1b18;--line:#6f665d;--accent:#eb9280}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:3rem 1.25rem}h1{font-size:1.6rem;line-height:1.25}
p{border-block:1px solid var(--line);padding-block:1rem}label{display:block;margin-block-end:.5rem}
input,button{font:inherit;min-height:3rem;box-sizing:border-box;padding:0 .9rem;border:1px solid var(--line);border-radius:4px}
input{inline-size:12rem;text-transform:uppercase;font-variant-numeric:tabular-nums;background:transparent;color:inherit}
button{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600}"""

POLICY = "; ".join((
    "default-src 'none'", f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"))
"""What the page may load: nothing but its own style, known by its hash."""


def page(language: str, said: str = "", reference: str = "") -> str:
    """The page, with what is said of a reference."""
    return _template(language).render(said=said, reference=reference, style=STYLE)


@cache
def _template(language: str) -> Template:
    return environment(language).get_template("status.html")
