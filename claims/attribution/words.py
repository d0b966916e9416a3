"""The vocabulary of attribution (lexicon/attribution.toml), as sets."""

from functools import cache
from typing import NamedTuple

from claims import lexicon


class Words(NamedTuple):
    """The lists of lexicon/attribution.toml; `origins` has the words of the names of places too."""

    say: frozenset[str]
    say_that: frozenset[str]
    say_at: frozenset[str]
    say_as: frozenset[str]
    say_people: frozenset[str]
    doing: frozenset[str]
    events: frozenset[str]
    show: frozenset[str]
    noun_verbs: frozenset[str]
    publish: frozenset[str]
    reports: frozenset[str]
    people: frozenset[str]
    actors: frozenset[str]
    sample: frozenset[str]
    authors: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    descriptors: frozenset[str]
    institutions: frozenset[str]
    citing: frozenset[str]
    by: frozenset[str]
    hearsay: frozenset[str]
    hearsay_verbs: frozenset[str]
    meeting: frozenset[str]
    passing: frozenset[str]
    own: frozenset[str]
    calendar: frozenset[str]
    common: frozenset[str]
    breaks: frozenset[str]
    origins: frozenset[str]
    turns: frozenset[str]
    foundings: frozenset[str]
    future: frozenset[str]
    labels: frozenset[str]
    after_report: frozenset[str]
    said_in: frozenset[str]
    bibliographies: frozenset[str]
    be: frozenset[str]
    auxiliaries: frozenset[str]
    untold: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    name_links: frozenset[str]
    attaching: frozenset[str]
    clause_subjects: frozenset[str]


@cache
def vocabulary() -> Words:
    """The vocabulary of attribution."""
    table = lexicon.load("attribution")
    places = lexicon.load("places")
    called = [*places["names"], *places["adjectives"]]
    for other in (*places["names"].values(), *places["adjectives"].values()):
        called.extend(other)
    lists = {name: frozenset(table[name]) for name in Words._fields}
    lists["origins"] |= {word.lower() for name in called for word in name.split()}
    return Words(**lists)


@cache
def determiners() -> frozenset[str]:
    """Words that open a noun phrase."""
    words = vocabulary()
    return words.definite | words.indefinite | words.possessive


@cache
def plain() -> frozenset[str]:
    """Words that are no names, even where they open a sentence with a capital."""
    words = vocabulary()
    return (
        words.common | words.reports | words.people | words.actors | words.passing | words.breaks | words.prepositions
    )


@cache
def after_name() -> frozenset[str]:
    """Words that may go on with a phrase behind a name in it: "Acme data", "Roe of Acme"."""
    words = vocabulary()
    joins = words.prepositions | words.name_links | words.after_report | determiners() | words.calendar
    return joins | words.reports | words.people | words.authors | words.bodies | words.descriptors


@cache
def nationalities() -> frozenset[str]:
    """Adjectives of places that are no names of places too: "dutch" names nobody, "norland" a government."""
    places = lexicon.load("places")
    called = {name.lower() for key, others in places["names"].items() for name in (key, *others)}
    return frozenset(word.lower() for words in places["adjectives"].values() for word in words) - called


@cache
def triggers() -> frozenset[str]:
    """The words of which a sentence that cites has one."""
    words = vocabulary()
    return telling() | words.publish | words.by | words.hearsay | words.reports | citing_openers()


@cache
def telling() -> frozenset[str]:
    """The verbs of which a subject may be the source, "is" and "was" apart."""
    words = vocabulary()
    kinds = (words.say, words.say_that, words.say_at, words.say_as, words.say_people, words.show, words.hearsay_verbs)
    return frozenset().union(*kinds)


@cache
def citing_openers() -> frozenset[str]:
    """The words with which a preposition that cites begins."""
    return frozenset(phrase.split()[0] for phrase in vocabulary().citing) | {"in", "by"}
