"""Lengths of time, ages and anniversaries against the dates that they lie between."""

import pytest

from checker.check import load
from reports.audit import Severity
from tests.test_check_examples import drafts, material

CHECK = next(check for check in load() if check.name == "duration-mismatch")
DATED = "# News\n\n*4 May 2024*\n\n"


def found(text: str) -> list[tuple[str, list[str]]]:
    article = DATED + text
    return [
        (
            article[one.primary[0].start : one.primary[0].end],
            [article[place.start : place.end] for place in one.other],
        )
        for one in drafts(CHECK, article)
    ]


MISMATCHES = [
    ("He ran the club for 12 years, from 2009 to 2015.", "12 years", ["2009 to 2015"]),
    ("His 10 years in office (2011–2016) were calm.", "10 years", ["2011–2016"]),
    ("From 2009 to 2019, 15 years in all, the mine stood idle.", "15 years", ["2009 to 2019"]),
    ("A 12-year drought from 2009 to 2015 emptied the reservoirs.", "12-year", ["2009 to 2015"]),
    ("The five-day festival ran from 3 May to 14 May 2023.", "five-day", ["3 May to 14 May 2023"]),
    ("The three-day strike from Monday to Friday closed schools.", "three-day", ["Friday", "Monday"]),
    ("She has led the union for 20 years, since 2015.", "20 years", ["2015"]),
    ("The dam opened in 2015, five years after it was approved in 2003.", "five years", ["2003", "2015"]),
    ("The lab was founded in 2003. Five years later, in 2015, it won the prize.", "Five years", ["2003", "2015"]),
    (
        "The treaty was signed in 2019. Ten years earlier, in 2005, talks had begun.",
        "Ten years earlier",
        ["2005", "2019"],
    ),
    (
        "He was born in 1899 and married Greta Lind in 1924, five years after they met in 1912.",
        "five years",
        ["1912", "1924"],
    ),
    (
        "The tunnel took eight years to build. Work on the tunnel began in 2011. The tunnel opened in 2014.",
        "eight years",
        ["2011", "2014"],
    ),
    ("Kessler Nets is a 30-year-old company founded in 1998.", "30-year", ["1998"]),
    (
        "Minister Ola Strand (born 1981), the 49-year-old author of the act, took office in 2021.",
        "49-year",
        ["1981", "2021"],
    ),
    ("Lena Ortiz, 52, runs the firm. Lena Ortiz was born in 1984.", "52", ["1984"]),
    ("The law was passed three years ago, in 2017.", "three years ago", ["2017"]),
    ("Harlow Paper was founded in 1998. The 20-year-old company employs 300 people.", "20-year", ["1998"]),
    ("Ines Okafor was born in 1950 and died in 2021, aged 60.", "60", ["1950", "2021"]),
    ("Born in 1950, Ines Okafor died in 2021 at the age of 60.", "60", ["1950", "2021"]),
    (
        "Harlow Paper was founded in 1998. Harlow Paper celebrated its 50th anniversary in 2018.",
        "50th",
        ["1998", "2018"],
    ),
    ("The 50th anniversary of the 1959 flood was marked in 2019.", "50th", ["1959", "2019"]),
    ("The cold spell lasted from 3 to 18 February, 12 days in all.", "12 days", ["3 to 18 February"]),
    ("The 12-day truce, which held from 3 to 8 March, has ended.", "12-day", ["3 to 8 March"]),
    ("The farm has a 30-year lease that it signed in 2011 and that runs out in 2036.", "30-year", ["2011", "2036"]),
    ("The tenants signed a 99-year lease in 1950 that ends in 2039.", "99-year", ["1950", "2039"]),
    ("The gap between the first edition (2003) and the second (2016) was nine years.", "nine years", ["2003", "2016"]),
    ("The firm has been profitable for 12 years running, since 2018.", "12 years", ["2018"]),
    ("The 10-year bond, sold in 2015, matures in 2032.", "10-year", ["2015", "2032"]),
    ("She took a two-year fix in March 2020 that ran out in March 2021.", "two-year", ["March 2020", "March 2021"]),
    ("Six years went by between the plan, lodged in 2003, and the first train in 2014.", "Six years", ["2003", "2014"]),
    ("From the first sketch in 2003 to the first train in 2014 it took six years.", "six years", ["2003", "2014"]),
    ("The first part came out in 2003 and the second in 2014, a gap of nine years.", "nine years", ["2003", "2014"]),
    ("The first part came out in 2003, the second in 2014; that is a nine-year wait.", "nine-year", ["2003", "2014"]),
    ("The digging began in 2003 and ended in 2014. Those nine years cost £4m.", "nine years", ["2003", "2014"]),
    ("The walkout began on 3 March and ended on 14 March, after 20 days.", "20 days", ["14 March", "3 March"]),
    (
        "She is to retire next month after 27 years in the force, which she joined in 2009.",
        "27 years",
        ["2009", "next month"],
    ),
    ("The inn closed in 2009 and stood empty for 15 years until it reopened in 2016.", "15 years", ["2009", "2016"]),
    ("The pass was shut on 4 April and reopened on 20 April, 30 days later.", "30 days", ["20 April", "4 April"]),
    ("Otto Reuss was born in 1950. Otto Reuss died in 2021 at 60.", "60", ["1950", "2021"]),
    ("He steps down after 12 years at the school, where he started in 2003.", "12 years", ["2003"]),
    ("Ines Okafor, who died on Sunday aged 81, was born in 1932.", "81", ["1932"]),
    ("Ines Okafor was born in 1950. In 2021 she died at the age of 60.", "60", ["1950", "2021"]),
    ("Ines Okafor was born in 1950. Ines Okafor, aged 60, runs a mill.", "60", ["1950"]),
]


@pytest.mark.parametrize(("text", "length", "dates"), MISMATCHES)
def test_a_length_that_its_dates_contradict(text, length, dates):
    assert [(primary, sorted(other)) for primary, other in found(text)] == [(length, dates)]


MATCHES = [
    "He ran the club for ten years, from 2009 to 2019.",
    "He ran the club for 11 years, from 2009 to 2019.",
    "He ran the club for almost ten years, from 2009 to 2019.",
    "He ran the club for over 10 years, from 2009 to 2019.",
    "He ran the club for 10 years, from March 2009 to December 2019.",
    "The club won the cup in five years between 2009 and 2019.",
    "From 2009 to 2019, three years of drought cut the harvest.",
    "The yield of 10-year bonds fell from 2019 to 2021.",
    "Between 2019 and 2021, 30-year mortgages became dear.",
    "A five-year average, 1990–2019, is shown.",
    "The five-day strike from Monday to Friday closed schools.",
    "The four-day strike from Friday to Monday closed schools.",
    "The two-week fair ran from 1 May to 14 May 2023.",
    "She has led the union for nine years, since 2015.",
    "In the five years since 2015 he had written two books.",
    "The lab was founded in 2003 and moved in 2010. Five years later, in 2015, it won the prize.",
    "The law was passed three years ago, in 2021.",
    "The law was passed three years ago, in late 2020.",
    "Harlow Paper was founded in 1998. The 26-year-old company employs 300 people.",
    "Lena Ortiz, 52, runs the firm. Lena Ortiz was born in 1971.",
    "Lena Ortiz, 41, runs the tram works, opened in 2019. She was born in Esk.",
    "Lena Ortiz, 41, founded the firm in 2019.",
    "Kessler Nets is a 26-year-old company founded in 1998.",
    "The tunnel took eight years to build. Work on the tunnel began in 2011. The tunnel opened in 2019.",
    "Harlow Paper was founded in 1974. Its pension fund opened in 2011. The 50-year-old company is listed.",
    "The mill was closed in 2019, two years before it was sold in 2011.",
    "Harlow Paper was founded in 1998. In 2018, the 20-year-old company employed 300 people.",
    "Ines Okafor was born in 1950 and died in 2021, aged 70.",
    "Harlow Paper was founded in 1998. Harlow Paper marked its 20th anniversary in 2018.",
    "Harlow Paper was founded in 1998. The town marked the 50th anniversary of the flood in 2018.",
    "Harlow Paper was founded in 1998. A 20-year-old student sued it.",
    "The bridge did not last for 12 years, from 2009 to 2015.",
    "The minimum age of 18 was set in 1998.",
    "The hearing ran from 4 to 29 March 2024, 20 days in all.",
    "The median wait fell from 40 days in the 2000s to 22 days in the years 2015 to 2019.",
    "The average is longer, at 37 days for 2015 to 2019. The mean wait was 14 years between 2015 and 2019.",
    "A 14-day quarantine was in force from March 2020 to May 2021.",
    "The farm has a 30-year lease that it signed in 2011 and that runs out in 2042.",
    "The five-year contract, signed in 2011 and extended in 2016, expires in 2026.",
    "The five-year contract that it signed in 2011 ended in 2014.",
    "In six years between the flood in 2003 and the fire in 2014 it had a profit.",
    "Six years went by between the plan, lodged in 2003, and the first train in 2009.",
    "The digging began in 2003 and ended in 2014. Those nine workers got a medal after nine years.",
    "He retires after two years as head of the force, which he joined in 2003.",
    "He retired after 12 years in the force, which he joined in 1981.",
    "She won the cup in 2003 and the league in 2014. She had a two-year break.",
    "A two-year project began in 2011 and was completed in 2016.",
    "The bridge was begun in 1998 and finished in 2009. In those two years of the audit nobody looked.",
    "The mill was built in 2019. On 4 April it was shut. 16 days later, on 20 April, it reopened.",
    "Born in 1950, he lived in Esk for 12 years until he died in 2021.",
    "Ines Okafor was born in 1932 and gave her first concert at the age of seven.",
    "Ines Okafor was born in 1932, wrote her first song at the age of 12 and died in 2021.",
    "Ines Okafor was born in 1932 and died aged 25.",
    "Ines Okafor, who died on Sunday aged 91, was born in 1932.",
    "Life expectancy fell by 0.6 and 0.4 years from 2019 to 2022.",
]


@pytest.mark.parametrize("text", MATCHES)
def test_a_length_that_its_dates_allow(text):
    assert found(text) == []


def test_what_the_article_only_points_at_is_a_warning():
    (pointed,) = drafts(CHECK, DATED + "Harlow Paper was founded in 1998. The 20-year-old company employs 300 people.")
    (said,) = drafts(CHECK, DATED + "He ran the club for 12 years, from 2009 to 2015.")
    assert (pointed.severity, said.severity) == (Severity.WARNING, Severity.ERROR)
    assert said.computation == (
        'from [2009-01-01, 2009-12-31] to [2015-01-01, 2015-12-31] are [5.00, 7.00] years; "12 years" allows [11.5, 13]'
    )


def test_an_article_without_a_date_may_be_younger_than_what_it_speaks_of():
    assert drafts(CHECK, "# Mills\n\nHarlow Paper was founded in 1998. It is 26 years old. In May 2019 it grew.") == []
    (finding,) = drafts(CHECK, "# Mills\n\nHarlow Paper was founded in 1998. It is 9 years old. In May 2019 it grew.")
    assert "∞" in finding.computation


def test_times_of_day_are_shown_as_they_are_reckoned():
    (finding,) = drafts(CHECK, "The boat left at 17:30 and came in at 02:00, seven and a half hours later.")
    assert finding.message == '"seven and a half hours" does not fit the times beside it'
    assert finding.computation == 'from 17:30 to 2:00 are 8:30 hours; "seven and a half hours" allows [7.17, 7.83]'
    assert len(finding.other) == 2


def test_without_any_date_nothing_is_counted():
    assert material("# Mills\n\nThe 20-year-old company employs 300 people.").reading.as_of is None
    assert drafts(CHECK, "# Mills\n\nThe 20-year-old company employs 300 people.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The freeze lasted from April 2019 to March 2022, and for those five years no one could ask for more.",
        "It was dug in a programme which began in 2011 and closed in 2019. Over its twelve years it paid for much.",
        "Switched on in February 1993 and lost in February 2004, it worked for fourteen years, although it was old.",
        "The strike began in May 2010 and ended in May 2012. In its seven years it cost the town 40 shops.",
        "In the last three years, 2019 to 2024, the price changed often.",
    ],
)
def test_the_length_of_what_was_just_dated(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The freeze lasted from April 2019 to March 2022, and for those three years no one could ask for more.",
        "The programme began in 2011 and closed in 2019. Over its first two years it paid for much.",
        "The programme began in 2011 and closed in 2019. Over the next twelve years nothing was paid.",
        "Elected in 2008 and retired in 2019, she served for six years as mayor of Esk.",
        "The bridge opened in 2001 and the tunnel in 2004. Over its 40 years the firm built both.",
        "In the last three years of 2010 to 2020, it fell.",
    ],
)
def test_the_length_of_a_part_of_what_was_dated(text):
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The law was passed three years ago, in 2019.", 1),
        ("The law was passed three years ago, in 2020.", 0),
        ("The law was passed three years ago, in May 2020.", 0),
        ("The law was passed four years ago, in May 2019.", 0),
        ("The law was passed three years ago, in March 2023.", 1),
        ("The law was passed three months ago, in December 2023.", 1),
        ("The law was passed three months ago, in January 2024.", 0),
        ("The law was passed three months ago, on 20 January 2024.", 0),
        ("The law was passed three weeks ago, on 5 April 2024.", 1),
        ("The law was passed three weeks ago, on 6 April 2024.", 0),
        ("The law was passed three weeks ago, on 21 April 2024.", 1),
        ("The law was passed three weeks ago, on 20 April 2024.", 0),
    ],
)
def test_a_date_that_is_counted_back_to_may_miss_the_named_one_by_one_of_its_kind(text, count):
    assert len(found(text)) == count


def test_without_a_date_the_article_may_be_younger_than_its_last_day_and_not_older():
    told = "# News\n\nThe law was passed three years ago, in {}. A study of 2019 says so."
    (finding,) = drafts(CHECK, told.format(2012))
    assert finding.severity is Severity.WARNING
    assert "counted back from the article's date" in finding.computation
    assert drafts(CHECK, told.format("March 2018")) == []
    (finding,) = drafts(CHECK, DATED + "The law was passed three years ago, in 2017.")
    assert finding.severity is Severity.ERROR
    assert finding.computation.endswith('"2017" is [2017-01-01, 2017-12-31]: 1097 days apart')


@pytest.mark.parametrize(
    ("years", "end"),
    [
        ([1998], ""),
        ([1998, 1997, 1996], ""),
        ([1998, 1997, 1996, 1995], "\n1 other date does"),
        ([1998, 1997, 1996, 1995, 1994], "\n2 other dates do"),
    ],
)
def test_only_some_of_the_dates_that_do_not_fit_are_worked_out(years, end):
    founded = " ".join(f"Harlow Paper was founded in {year}." for year in years)
    (finding,) = drafts(CHECK, f"{DATED}{founded} The 20-year-old company employs 300 people.")
    assert finding.message == '"20-year" does not fit "1998"'
    assert (finding.terms[0].role, finding.terms[0].low, finding.terms[0].high) == ("stated", "19.5", "21")
    assert finding.computation.startswith("from [1998-01-01, 1998-12-31] to 2024-05-04 are [25.34, 26.34] years; ")
    assert finding.computation.count('; "20-year" allows [19.5, 21]') == min(len(years), 3)
    assert finding.computation.endswith(f"{end} not fit either" if end else "allows [19.5, 21]")


@pytest.mark.parametrize(("end", "count"), [(2043, 0), (2044, 1)])
def test_a_term_may_begin_a_year_after_it_was_agreed(end, count):
    assert len(found(f"The farm has a 30-year lease that it signed in 2011 and that runs out in {end}.")) == count


@pytest.mark.parametrize(("years", "count"), [(12, 1), (13, 0), (16, 0), (17, 1)])
def test_a_time_in_office_may_be_a_year_more_or_less(years, count):
    text = f"She is to retire next month after {years} years in the force, which she joined in 2009."
    assert len(found(text)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It ended an eleven-year joint venture that ran from 2017 to 2024.", 1),
        ("The lake took six years to fill, between 2008 and 2019.", 1),
        ("Her eight years at the head of the bank, from 2011 to 2016, were quiet ones.", 1),
        ("A ten-year lease was signed in 2016 and runs until 2023.", 1),
        ("It ended a seven-year joint venture that ran from 2017 to 2024.", 0),
        ("Every six years the lake was emptied, between 2008 and 2019.", 0),
        ("The yield on ten-year bonds fell from 2017 to 2020.", 0),
        ("He was there for the first four years of the school, which ran from 2012 to 2019.", 0),
    ],
)
def test_the_only_length_of_a_sentence_is_that_of_its_only_period(sentence, count):
    assert len(found(sentence)) == count
