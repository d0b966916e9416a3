"""What is said of time, by place: lengths against the only two dates around them, and dates that come too early."""

import datetime
import time

import pytest

import claims
from claims.times import covered, lasting, sequels, timeline

NOW = datetime.date(2024, 5, 4)


def told(text: str) -> list[str]:
    """The lengths that the two dates around them do not give."""
    document = claims.read(text.encode(), name="a.md")
    reading = claims.extract(document, as_of=NOW)
    words = {claim.id: claim.text for claim in reading}
    return [words[one.claim] for one in lasting(document, timeline(document, reading.claims), (), NOW)]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (
            "After nineteen months at sea, the crew came home in May 1904; it had left in June 1903.",
            "nineteen months",
        ),
        ("She took over the bakery in 1988 and sold it in 2011, having run it for 33 years.", "33 years"),
        ("The show opened on 3 March and closed on 30 March; in those six weeks 40,000 people came.", "six weeks"),
        ("Mayor from 1994 until 2006, he was in office for 16 years.", "16 years"),
        ("He was jailed in 1964 and walked free in 1991; 37 years of his life had gone.", "37 years"),
        ("The comet was last seen in 1910 and came back in 1986, a journey of 66 years.", "66 years"),
        ("The firm existed for barely nine years: it was set up in 1999 and wound up in 2012.", "nine years"),
        ("Ten months lie between the first case, in June 2014, and the last, in October 2015.", "Ten months"),
        ("Two mayors later, in 2009, the road that was begun in 1987 was opened after 12 years.", "12 years"),
        ("Work on the dam started in 1961. It was finished in 1970, after five years.", "five years"),
        ("The fog came down on 3 May 1931 and lifted on 24 May 1931. For five weeks no ship sailed.", "five weeks"),
        ("The repair of the altar took eight years. It began in 2000 and was completed in 2006.", "eight years"),
        ("# After 25 years, the ferry sails again\n\nIt last sailed in 1987. In 2023 it was refitted.", "25 years"),
        ("In December it sold its part of an eleven-year venture that ran from 2014 to 2021.", "eleven-year"),
        ("The duke, who came in 1903 and left in 1911, stayed for eighteen years.", "eighteen years"),
    ],
)
def test_a_length_is_held_against_the_only_two_dates(text: str, length: str):
    assert told(text) == [length]


@pytest.mark.parametrize(
    ("text", "length", "times"),
    [
        (
            "The boat left at 17:30 and came in at 02:00, seven and a half hours later.",
            "seven and a half hours",
            (1050, 120),
        ),
        ("The game began at 2.10 pm. It was over at 5.02 pm, after four hours and twelve minutes.", None, (850, 1022)),
        (
            "The band set out at 9.10 p.m. and was back at 11.40 the next morning, after 18 hours.",
            "18 hours",
            (1270, 700),
        ),
        ("Cooks work from 6 am to 2.30 p.m., a shift of eleven hours.", "eleven hours", (360, 870)),
        ("It is open from nine o'clock to half past five, ten and a half hours in all.", None, (540, 1050)),
        ("The hearing went on from 7 p.m. until midnight, or seven hours.", "seven hours", (1140, 0)),
        (
            "It began at 9.20 in room 2, and it ended at 13.05. For 45 minutes too few the judge heard 90 minutes.",
            None,
            (),
        ),
        ("The tide turned at 8.15; at 9.00, 75 minutes later, the ship was afloat.", "75 minutes", (495, 540)),
    ],
)
def test_hours_are_held_against_the_only_two_times_of_day(text: str, length: str | None, times: tuple[int, ...]):
    document = claims.read(text.encode(), name="a.md")
    reading = claims.extract(document, as_of=NOW)
    words = {claim.id: claim.text for claim in reading}
    found = list(lasting(document, timeline(document, reading.claims), (), NOW))
    assert [(one.since.clock, one.until.clock) for one in found] == ([times] if times else [])
    assert length is None or [words[one.claim] for one in found] == [length]


RIGHT_HOURS = {
    "what is stated": "The boat left at 17:30 and came in at 02:00, eight and a half hours later.",
    "cut down to whole hours": "The boat left at 17:30 and came in at 01:10, seven hours later.",
    "either half of the day": "It opens at nine o'clock and closes at 6.30, after nine and a half hours.",
    "with a break": "He works from 8 am to 5 pm, eight hours and a break of one hour.",
    "more than a day": "The strike began at 5 am on Thursday and ended at 10 pm on Friday, after 41 hours.",
    "other clocks": "The plane left at 10 am and landed at 11 am local time, after three hours.",
    "three times": "Trains leave at 8.15, at 10.15 and at 12.15, three hours before the ship.",
    "no times of day": "The price went from 8.15 euros to 9.45 euros within three hours.",
    "a score": "She ran it in 2:15, an hour and 20 minutes after a lap of 1:10.",
    "a mean": "Between 8.15 and 9.45 a caller waits two hours on average.",
}


@pytest.mark.parametrize("text", RIGHT_HOURS.values(), ids=RIGHT_HOURS)
def test_hours_that_the_times_allow(text: str):
    assert told(text) == []


RIGHT = {
    "what is stated": "She took over the bakery in 1988 and sold it in 2011, having run it for 23 years.",
    "counted to now": "The bakery, which opened in 1988 and was sold in 2011, has been there for 36 years.",
    "far from it": "She took over the bakery in 1988 and sold it in 2011, after a quarrel of two years.",
    "what a period gives": "The ropewalk ran from May 1931 to May 2001. In those 70 years it never paid a dividend.",
    "three dates": "She came in 1988, married in 1999 and left in 2011, after 15 years.",
    "planned": "The probe, built to last eight years, left in 2004 and fell silent in 2009.",
    "hoped for": "The probe left in 2004 and fell silent in 2009; it should have worked for eight years.",
    "denied": "The dam was begun in 2004 and finished in 2009, and did not take eight years.",
    "a mean": "Between 2004 and 2009 a patient waited eight years on average.",
    "a difference": "The chapel was begun in 1904 and the tower in 1911; both are twelve years older than the hall.",
    "a part": "The school opened in 1904 and closed in 1911; the first ten years were the best.",
    "an account": "Sales fell from 9 tons in 2019 to 6 in the twelve months to March 2022.",
    "in so many years": "It won the cup in five years between 2011 and 2019.",
    "from elsewhere": "He came in 1904 and left in 1911, twelve years after the fire.",
    "later than something": "It cut 90 jobs in 2011 and 40 in 2016, and two years later it was back for more.",
    "one post of several": "Elected in 2008, he left in 2019; for six years he served as mayor.",
    "agreed": "The contract for three years was signed in 2011 and ended in 2016.",
    "a bond": "The yield of the ten-year bond fell from 2011 to 2017.",
    "torn": "He spent his three years of study at Esk, and the hall where he lived in 2011 closed in 2016.",
    "far": "He came in 1904 and left in 1911. The hall was let for twelve years.",
    "a figure that is compared": "At 1.2 million in 2023, sales are back at the level of 2019 after two years of loss.",
    "a length of its own": "The hall opened in 1904 and closed in 1911, after seven years; it stood for twelve years.",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_doubtful_is_left_alone(text: str):
    assert told(text) == []


def test_a_length_that_is_known_already_is_left_out():
    document = claims.read(b"She came in 1988 and left in 2011, after 33 years.", name="a.md")
    reading = claims.extract(document)
    assert not list(lasting(document, timeline(document, reading.claims), {claim.id for claim in reading}, NOW))


def test_the_work_grows_with_the_number_of_claims():
    spent = []
    for size in (400, 4000):
        document = claims.read("\n\n".join(["She came in 1988 and left in 2011, after 33 years."] * size).encode())
        reading = claims.extract(document)
        start = time.perf_counter()
        assert len(list(lasting(document, timeline(document, reading.claims), (), NOW))) == size
        spent.append(time.perf_counter() - start)
    assert spent[1] < 40 * spent[0]


def ordered(text: str, reader) -> list[tuple[str, str]]:
    """The dates that a text puts in an order which they do not have: the one that comes first, and the other."""
    document = claims.read(text.encode(), name="a.md")
    reading = claims.extract(document, as_of=NOW)
    words = {claim.id: claim.text for claim in reading}
    return [(words[one.earlier], words[one.later]) for one in reader(timeline(document, reading.claims))]


@pytest.mark.parametrize(
    ("text", "data", "source"),
    [
        ("A paper of theirs, printed in 2013, relied on tide tables from 2012 to 2017.", "2012 to 2017", "2013"),
        ("According to a memo that the port issued in 2013, nine cranes had failed by May 2016.", "May 2016", "2013"),
        ("The tables are from the yearbook published in 2013, which covers catches in 2015.", "2015", "2013"),
        (
            "Source: register of ships, extract of 4 May 2013, containing all sales until 9 June 2013.",
            "9 June 2013",
            "4 May 2013",
        ),
        (
            "The last rent survey came out in May 2013. For it, 900 tenants were asked in July 2014.",
            "July 2014",
            "May 2013",
        ),
        ("The audit of 2013 is thin. The audit counted the masks that were in store in 2015.", "2015", "2013"),
        ("Answers were collected in July 2014. The results were printed in May 2013.", "July 2014", "May 2013"),
        (
            "Figures for 2016 rest on a guide printed in 2013, with data up to the end of 2016.",
            "the end of 2016",
            "2013",
        ),
    ],
)
def test_a_source_is_no_older_than_what_it_holds(text: str, data: str, source: str):
    assert ordered(text, covered) == [(data, source)]


@pytest.mark.parametrize(
    "text",
    [
        "A paper of theirs, printed in 2017, relied on tide tables from 2012 to 2017.",
        "A report published in 2013 led to a law that came in 2015.",
        "A report published in 2013 says that rents will rise until 2015.",
        "A report published in 2013 found faults, and in 2015 the law was changed.",
        "The census of 2011 counted 900 farms; in 2015 there were 700.",
        "The 2013 survey, which asked 900 tenants in March 2014, was late.",
        "A memo of 2013 was found in 2015. A letter printed in 2013 was quoted in 2015.",
        "Between the census of 2011 and that of 2021 the town grew by a tenth.",
        "The study came out in 2013. The inspection service visited 900 farms in 2015.",
        "A report of 2013 lists the targets for 2015.",
        "Answers were collected in July 2014. The results of an earlier survey were printed in May 2013.",
    ],
)
def test_a_source_may_lead_to_what_comes_later(text: str):
    assert ordered(text, covered) == []


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("Founded in 2011, the chain of tea rooms opened its first room abroad in 2007.", "2011", "2007"),
        ("The choir was founded by two monks in 1994. Its first concert, in 1991, was short.", "1994", "1991"),
        ("The academy was incorporated in 2009. In 2006 its first class graduated.", "2009", "2006"),
        ("Work on the canal began in May 1816. The first barges sailed in June 1814.", "May 1816", "June 1814"),
        ("Her aunt founded the line in 1961. The first voyage to Esk, in May 1958, took 31 hours.", "1961", "May 1958"),
        (
            "On 4 May 2023 the court fined the firm. A higher court quashed that fine on 3 March 2023.",
            "4 May 2023",
            "3 March 2023",
        ),
        ("The council adopted its plan in May 2019. The province rejected it in March 2018.", "May 2019", "March 2018"),
        ("The drug was approved in 2017 on the strength of a trial that ended in 2019.", "2019", "2017"),
        ("The mayor stepped down in 2011, following a fire at the mill in 2013.", "2013", "2011"),
    ],
)
def test_what_comes_before_its_beginning_or_its_cause(text: str, first: str, then: str):
    assert (first, then) in ordered(text, sequels)


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 2007, the chain of tea rooms opened its first room abroad in 2011.",
        "Founded in 2011, the chain of tea rooms had opened its first room abroad in 2007.",
        "The choir was founded in 1994. Its first plan, of 1991, had been for a band.",
        "The choir was founded in 1994. The first choir of Esk sang in 1850.",
        "The choir was founded in 1994. Corvo Singers gave its first concert in 1991.",
        "The choir was founded in 1994, in a hall that saw its first concert in 1850.",
        "The line was founded in 1961. The first steam railway opened in 1825.",
        "On 4 May 2023 the court fined the firm. A higher court had quashed that fine on 3 March 2023.",
        "On 4 May 2023 the court fined the firm. A higher court heard three cases on 3 March 2023.",
        "Sales fell in 2022 because of the war, and rose in 2023.",
        "The law was passed in 2017 because of the games that are planned for 2024.",
    ],
)
def test_what_may_come_before(text: str):
    assert ordered(text, sequels) == []
