"""The audit as JUnit XML: a suite an article, a case for each check that tells of a claim, one for each other claim.

An error is a failure. JUnit has no warnings: those and notes are printed by a case that passes. What is waived, or
could not be checked, is skipped; an article in which nothing was found to check is a failure, since nothing checked is
no pass. No case has a line number in its name, so that edits elsewhere leave its history whole.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from reports.audit import Audit, Finding, Record, Severity
from reports.places import Places
from reports.slots import explained
from reports.visible import one_line

_LONGEST = 120  # characters of a sentence in a case's name
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def render(audit: Audit) -> str:
    """One suite."""
    return render_many([audit])


def render_many(audits: Sequence[Audit]) -> str:
    """A suite an article."""
    root = ET.Element("testsuites", name="tallymark")
    for audit in audits:
        root.append(_suite(audit))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(audit: Audit) -> ET.Element:
    suite = ET.Element("testsuite", name=_xml(audit.article.path))
    suite.extend(_cases(audit))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("time", "0")
    return suite


def _cases(audit: Audit) -> Iterator[ET.Element]:
    if not audit.claims:
        case = _case("claims", "claims of the article")
        ET.SubElement(case, "failure", type="no claim", message="no claim was found, so nothing was checked")
        yield case
    places, records = Places.of(audit.article.text), {record.id: record for record in audit.claims}
    told: dict[str | None, list[Finding]] = {}
    for finding in audit.findings:
        if finding.waived or finding.listed:
            told.setdefault(_claim(finding, records), []).append(finding)
    for record in audit.claims:
        name = f"{record.text}: {_sentence(record, audit.article.text)}"
        if record.id not in told:
            yield _case("no finding", name)
        for finding in told.get(record.id, ()):
            yield _told(finding, name, audit.article.path, places, records)
    for finding in told.get(None, ()):
        yield _told(finding, finding.message, audit.article.path, places, records)
    for item in audit.not_checked:
        case = _case("not checked", item.what)
        ET.SubElement(case, "skipped").text = _xml(item.why)
        yield case


def _case(check: str, name: str) -> ET.Element:
    return ET.Element("testcase", classname=_xml(check), name=_xml(name), time="0")


def _told(finding: Finding, name: str, path: str, places: Places, records: Mapping[str, Record]) -> ET.Element:
    case = _case(finding.check, name)
    place = places.place(finding.sides[0].start) if finding.sides else None
    where = f"{path}:{place.line}:{place.column}" if place else path
    head = f"{where}: {finding.severity}: {finding.message}"
    text = "\n".join(map(_xml, [head, *explained(finding, records)]))
    if finding.waived:
        ET.SubElement(case, "skipped").text = _xml(f"waived: {finding.waived}")
    elif finding.severity is Severity.ERROR:
        ET.SubElement(case, "failure", type=_xml(finding.check), message=_xml(finding.message)).text = text
    else:
        ET.SubElement(case, "system-out").text = text
    return case


def _claim(finding: Finding, records: Mapping[str, Record]) -> str | None:
    """The claim at issue: the one at the finding's first place, else the first that it names."""
    named = [records[claim] for claim in finding.claims if claim in records]
    first = finding.sides[:1]
    at = (one.id for one in named for span in first if span.start <= one.start and one.end <= span.end)
    return next(at, named[0].id if named else None)


def _sentence(record: Record, text: str) -> str:
    sentence = " ".join(text[record.sentence.start : record.sentence.end].split())
    return sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1] + "…"


def _xml(words: str) -> str:
    """Words as a line that XML may hold: it has no escape for some characters."""
    return _NO_XML.sub("\ufffd", one_line(words))
