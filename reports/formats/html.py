"""The audit as one page that needs no network and no script: reports/html/ holds its templates and style.

Everything that an article says is escaped by the templates, and what a browser would obey or hide becomes an escape.
"""

import functools
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports.audit import Audit
from reports.html.passages import shown
from reports.html.view import View, view
from reports.visible import one_line, visible


def render(audit: Audit) -> str:
    """The audit as a page."""
    return _page([view(audit)])


def render_many(audits: Sequence[Audit]) -> str:
    """The audits on one page, one after the other."""
    return _page([view(audit, prefix=f"a{number}-") for number, audit in enumerate(audits, 1)])


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"line": lambda text: one_line(str(text)), "lines": shown}
    environment.tests |= {"web": _is_web}
    return environment


def _page(views: Sequence[View]) -> str:
    return _environment().get_template("page.html").render(views=views)


def _is_web(address: str) -> bool:
    """Whether an address may be a link: one that leads to the web, with nothing in it that a browser would skip."""
    return address.startswith(("http://", "https://")) and address == visible(address)
