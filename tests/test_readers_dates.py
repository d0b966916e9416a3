"""When an article says that it was published: at its top, by a full date; and never where it merely speaks of one."""

import datetime

import pytest

import claims

DAY = datetime.date(2024, 5, 12)
BODY = "Rents rose by 8% in a year, the housing office said."


@pytest.mark.parametrize(
    "line",
    [
        "Posted on 12 May 2024",
        "Posted on 12 May 2024 by Ann, under: Places",
        "Published: May 12, 2024",
        "(12 May 2024)",
        "Sunday, 12th May 2024, 10:42 IST",
        "Daily Post, 12 May 2024",
        "By Ann Lee | NORDHAVEN | May 12, 2024 10:42 IST",
        "By Ann Lee, 12 May 2024",
        "Post of Norland – 2024-05-12",
        "Updated 14 May 2024 | Published 12 May 2024",
        "12 May 2024, updated at 6 pm",
        "Sunday, May 12, 2024 at 6:00 p.m.",
        "12 May 2024 (updated 14 May)",
        "By Ann Lee, Nordhaven Post. Published 12 May 2024.",
        "12 May 2024. By Ann Lee, the Institute for Rents.",
        "12 May 2024 · 6 min read",
        "Reading time: 6 minutes. Published 12 May 2024",
        "Press release, 12 May 2024",
        "Health desk, 12 May 2024, by Ann Lee",
        "Digest no. 14 of the Norden Water Desk · 12 May 2024 · by Ann Lee and Bo Lind",
        "Closing report of the Norden rent fair, Nordhaven, 12 May 2024",
        "Letter from the board to the members. Nordhaven, 12 May 2024",
    ],
)
def test_a_line_says_when(line: str) -> None:
    assert claims.read_text(f"Rents rise\n\n{line}\n\n{BODY}").published == DAY
    assert claims.read(f"# Rents rise\n\n*{line}*\n\n{BODY}".encode(), name="a.md").published == DAY
    assert claims.read(f"<h1>Rents rise</h1><p>{line}</p><p>{BODY}</p>".encode(), name="a.html").published == DAY


@pytest.mark.parametrize(
    "opening",
    [
        "LONDON, 12 May 2024 —",
        "MESA VERDE, Norland (May 12, 2024) -",
        "Nordhaven, 12 May 2024 (Newswire) –",
        "12 May 2024 –",
        "(12 May 2024) --",
    ],
)
def test_a_dateline_says_when(opening: str) -> None:
    assert claims.read_text(f"Rents rise\n\n{opening} {BODY}").published == DAY
    assert claims.read(f"# Rents rise\n\n**{opening[:6]}**{opening[6:]} {BODY}".encode(), name="a.md").published == DAY
    assert claims.read(f"<h1>Rents</h1><p>{opening} {BODY}</p>".encode(), name="a.html").published == DAY


@pytest.mark.parametrize(
    "prose",
    [
        "On 12 May 2024 — a Sunday — rents rose.",
        "On Sunday, 12 May 2024 — a holiday — rents rose.",
        "Rents rose on 12 May 2024.",
        "Published 12 May 2024 figures show that rents rose.",
        "Published 12 May 2024 figures in one table",
        "Posted losses of 12 May 2024, it says, hurt.",
        "Between Acme, 12 May 2024, and Norden there is a deal.",
        "Rents rise until 12 May 2024",
        "Rents rose for years. Published 12 May 2024.",
        "It ended on 12 May 2024. Nobody noticed.",
        "Embargoed until 12 May 2024",
        "LONDON, 12 May (Newswire) – Rents rose.",
        "LONDON, May 2024 – Rents rose.",
        "In May, 31 February 2024 – Rents rose.",
        "Acme and Norden agreed, 12 May 2024 – a Sunday – was late.",
        "Annual report of the rent office for the year to 12 May 2024 – summary",
        "The committee, 12 May 2024, was of two minds",
        "Report of the board, 12 May 2024, and of the council, 12 May 2023",
    ],
)
def test_prose_does_not(prose: str) -> None:
    assert claims.read_text(f"Rents rise\n\n{prose}\n\n{BODY}").published is None
    assert claims.read(f"# Rents rise\n\n{prose}\n\n{BODY}".encode(), name="a.md").published is None
    assert claims.read(f"<h1>Rents</h1><p>{prose}</p>".encode(), name="a.html").published is None


def test_a_date_line_further_down_is_part_of_the_text() -> None:
    assert claims.read_text(f"Rents rise\n\n{BODY}\n\n" * 4 + "12 May 2024\n\nIt rained.").published is None


def test_what_says_so_more_plainly_wins() -> None:
    front = "---\ndate: 2024-05-12\n---\n\n"
    document = claims.read(f"{front}# Rents\n\nPosted on 3 May 2021\n\n{BODY}".encode(), name="a.md")
    assert document.published == DAY
    assert claims.read_text(f"Rents\n\nUpdated 12 May 2024\n\n{BODY}").published == DAY
