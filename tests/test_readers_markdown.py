import datetime

import claims
from claims import Document, Role

ARTICLE = """\
---
title: "Rents rise 8%"  # shown above
author: Ann Lee
date: 2023-05-06
tags: [rents, 2023]
weight: 40
description: >
  Rents rose faster
  than in 2015.
---
# Rents rise 8%

*By Ann Lee*

Rents rose by **8**.5&nbsp;% in a year[^a], [the office](https://example.org/o "Office") says, up from `7%`
as in [its report][r].
A ~~second~~ line \\*here\\* <b>with 3</b> tags<br>and <!-- 99 hidden --> more {{< figure width="300" >}} text.

![5 houses](a.png)

## Counts

- 3,100 flats
  - 40 new

  a second paragraph
- [x] 900 houses

| District | 2022 | 2023 |
|:---------|-----:|------|
| North    | 12.4 | *13.5* |
| South \\| East | 9.8 | |

> A quote of 7 words.

```python
x = 5
```

<table><tr><th>Year<th>Flats<tr><td>2022<td>70</table>

<!-- tallymark: ignore conflicting-values because -->

[^a]: From the *2023* report.

    And a second paragraph.

[r]: https://example.org/r
"""


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in document.blocks]


def read(text: str) -> Document:
    return claims.read(text.encode(), name="a.md")


def test_roles():
    document = read(ARTICLE)
    assert shape(document) == [
        ("title", "Rents rise 8%"),
        ("meta", "Ann Lee"),
        ("meta", "2023-05-06"),
        ("lead", "Rents rose faster than in 2015."),
        ("title", "Rents rise 8%"),
        ("meta", "By Ann Lee"),
        (
            "body",
            "Rents rose by 8.5\xa0% in a year, the office says, up from 7% as in its report. "
            "A second line *here* with 3 tags and  more  text.",
        ),
        ("heading", "Counts"),
        ("list", "3,100 flats"),
        ("list", "40 new"),
        ("list", "a second paragraph"),
        ("list", "900 houses"),
        ("table", "District"),
        ("table", "2022"),
        ("table", "2023"),
        ("table", "North"),
        ("table", "12.4"),
        ("table", "13.5"),
        ("table", "South | East"),
        ("table", "9.8"),
        ("body", "A quote of 7 words."),
        ("table", "Year"),
        ("table", "Flats"),
        ("table", "2022"),
        ("table", "70"),
        ("footnote", "From the 2023 report."),
        ("footnote", "And a second paragraph."),
    ]
    assert document.title == "Rents rise 8%"
    assert document.published == datetime.date(2023, 5, 6)
    assert document.format == "markdown"
    assert "tallymark: ignore" in document.text


def test_table_labels():
    cells = {block.text: (block.row, block.column) for block in read(ARTICLE).blocks if block.role is Role.TABLE}
    assert cells["13.5"] == ("North", "2023")
    assert cells["9.8"] == ("South | East", "2022")
    assert cells["South | East"] == (None, "District")
    assert cells["70"] == ("2022", "Flats")


def test_links_and_marks():
    document = read(ARTICLE)
    assert [(document.text[link.start : link.end], link.url, link.title) for link in document.links] == [
        ("the office", "https://example.org/o", "Office"),
        ("its report", "https://example.org/r", None),
    ]
    assert [(document.text[mark.start : mark.end], mark.note) for mark in document.marks] == [("[^a]", "a")]
    assert {block.note for block in document.blocks if block.role is Role.FOOTNOTE} == {"a"}


def test_a_figure_with_markup_in_it_is_the_whole_slice():
    document = read("# T\n\n𝟙 more than **61**.1 &percnt; of it\n")
    block = document.blocks[1]
    start = block.text.index("61")
    low, high = block.source(start, start + len("61.1 %"))
    assert document.text[low:high] == "61**.1 &percnt;"


def test_crlf_file_with_byte_order_mark_and_front_matter():
    text = "\ufeff---\r\ntitle: Ünder 5\r\ndate: 2024-02-03\r\n---\r\n\r\nIt is 7\r\nor 8.\r\n"
    document = read(text)
    assert shape(document) == [("title", "Ünder 5"), ("meta", "2024-02-03"), ("lead", "It is 7 or 8.")]
    assert document.text == text
    low, high = document.blocks[2].source(6, 12)
    assert text[low:high] == "7\r\nor 8"


def test_toml_front_matter():
    document = read("+++\ntitle = 'Five'\ndate = 2024-02-03T10:00:00Z\n+++\n\nText is here.\n")
    assert (document.title, document.published) == ("Five", datetime.date(2024, 2, 3))


def test_a_rule_is_no_front_matter():
    assert shape(read("---\n\nIt rose 5%.\n\n---\n\nIt fell.\n")) == [("body", "It rose 5%."), ("body", "It fell.")]


def test_sections_follow_the_levels():
    document = read("# T\n\nLead text.\n\n## A\n\n### B\n\nIn B.\n\n## C\n\nIn C.\n")
    assert [(block.text, block.section) for block in document.blocks] == [
        ("T", None),
        ("Lead text.", None),
        ("A", None),
        ("B", "A"),
        ("In B.", "B"),
        ("C", None),
        ("In C.", "C"),
    ]
    assert document.blocks[1].role is Role.LEAD


def test_mdx_modules_and_tags():
    document = read("import A from './a 9'\n\nexport const x = 5\n\n<Chart data={5}>\n\nIt rose 7%.\n\n</Chart>\n")
    assert [block.text for block in document.blocks] == ["It rose 7%."]
