import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.sentences import split


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Exports rose.", "Imports fell."],
        ["Mr. Lee of Acme Inc. said that U.S. sales rose 4.5%.", "The firm is based in the U.S.", "The rest is not."],
        ["He asked “Why now?”", "Then he left."],
        ["Really?", "Yes!", "It cost $5.40."],
        ["The share (approx. 5 %, cf. No. 7) fell vs. last year.", "It rose again."],
        ["J. K. Rowling sold 5 million.", "Her publisher sold more."],
        ["It rose in Jan. 2024 by 3 percent.", "In Feb. it fell."],
        ["The answer was no.", "The firm closed."],
        ["At 5 p.m. on Monday it closed.", "It opened at 9 a.m.", "The rest is known."],
        ["1. Revenue rose.", "2. Costs fell."],
        ["It fell to 5.", "10 were left."],
        ["It grew, e.g. by 5%, i.e. a lot, etc. and so on.", "Then it shrank."],
        ["“Sales fell.”", "(It said so.)", "He agreed."],
        ["The count rose.[3]", "It fell.³", "So be it."],
        ["It rose to 5 million... then it fell.", "It stayed there…", "Nobody knows why."],
        ["Shares of Yahoo! Japan rose.", "Others fell."],
        ["Sales of cars fell.", "iPhone sales rose."],
        ["Ph.D. students numbered 300.", "They left."],
        ["Delays fell to 18 ms.", "Mobile traffic grew to 5 km.", "Lines were 6 ft.", "Boats left."],
        ["It stands at 12 St. Mary Street.", "In Game 5 v. Rovers it rained, Ms. Lee said, for 5 min. 20 times."],
        ["See Fig. 3 and pp. 5 of Vol. 2 for more.", "It is there."],
    ],
)
def test_split(parts):
    assert pieces(" ".join(parts)) == parts


def test_ideographic_stops_need_no_space():
    assert pieces("出口增长5%。进口下降！（没有变化。）结束") == [
        "出口增长5%。",
        "进口下降！",
        "（没有变化。）",
        "结束",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_blank_text_has_no_sentence(text):
    assert split(text) == ()


@given(
    st.text()
    | st.lists(st.sampled_from(["A", " ", ".", "?", "“", "”", "Mr", "5", "\n", "a", "。", "…", "[1]"])).map("".join)
)
def test_every_character_is_in_one_sentence(text):
    last = 0
    for start, end in split(text):
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end].strip() == text[start:end]
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    "text",
    ["." * 500_000 + "x", "x" * 500_000, "a. " * 100_000, ".)" * 200_000, " " * 500_000 + ".", ".[1]" * 90_000 + "x"],
)
def test_time_is_linear(text):
    begin = time.process_time()
    split(text)
    assert time.process_time() - begin < 3


def test_speed():
    text = (
        "The office counted 12,400 new leases in 2023, of which 3.5% were in the north, Mr. Lee said. It expects more. "
        * 9000
    )
    begin = time.process_time()
    found = split(text)
    assert len(found) == 18_000
    assert time.process_time() - begin < 1
