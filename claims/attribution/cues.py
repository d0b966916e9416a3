"""The words of a sentence that say where its figures come from: "according to Acme", "a survey found", "said Roe"."""

from collections.abc import Container

from claims.attribution.cue import Cue
from claims.attribution.labels import author_and_year, labelled
from claims.attribution.phrases import ENDS, QUOTES, Phrase, Sentence, Who
from claims.attribution.words import citing_openers, telling, triggers, vocabulary

_TELL_AHEAD = 16  # how many words behind its verb what is told may begin


def cues(text: str, start: int, end: int, known: Container[str] = ()) -> list[Cue]:
    """The cues of the sentence from `start` to `end` of a block's plain text, in the order of the text.

    `known` are words that the article also writes in lower case: a capital at the start of a sentence says nothing of
    them.
    """
    found = labelled(text, start, end) + author_and_year(text, start, end)
    sentence = Sentence(text, start, end, known)
    if triggers().isdisjoint(sentence.low):
        return found
    words, verbs, openers = vocabulary(), telling(), citing_openers()
    for index, low in enumerate(sentence.low):
        if sentence.name[index]:
            continue  # "States" is no verb
        cue = None
        if low in verbs or low in words.be:
            cue = _told(sentence, index)
        if cue is None and low in words.publish:
            cue = _published(sentence, index)
        if cue is None and low in words.by and sentence.at(index + 1) == "by":
            cue = _by(sentence, index)
        if cue is None and low in words.hearsay:
            cue = Cue(
                Who.VAGUE,
                sentence.start[index],
                sentence.end[index],
                sentence.start[index],
                sentence.end[index],
                weak=True,
            )
        if cue is None and low in openers:
            cue = _after_preposition(sentence, index)
        if cue:
            found.append(cue)
    return _outermost(found)


def _outermost(found: list[Cue]) -> list[Cue]:
    """The cues that are no part of another ("according to data compiled by Acme" is one), in the order of the text."""
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.at, -cue.stop)):
        last = kept[-1] if kept else None
        if last and last.within and cue.who is Who.NAME and not cue.behind and cue.at - last.stop < 8:
            kept[-1] = cue._replace(carries=True, report=True)  # "In a report in May, Acme said …"
            continue
        if last and (cue.stop <= last.stop or cue.start < last.end):
            continue
        if last and cue.relayed:
            continue  # "Acme reported, citing a form": what the text leans on is Acme
        kept.append(cue)
    return kept


# What tells: "Acme said", "the survey shows", "…, said Acme".


def _told(sentence: Sentence, verb: int) -> Cue | None:
    words = vocabulary()
    low = sentence.low[verb]
    if low in words.be:
        subject = sentence.subject(verb) if sentence.at(verb - 1) == "," else None
        named = subject is not None and subject.report and subject.who is Who.NAME
        return _cue(sentence, subject, verb, behind=False) if subject and named else None
    before = sentence.before(verb - 1)
    if sentence.at(before) in words.be:
        if low not in words.hearsay_verbs or sentence.at(verb + 1) not in ("to", "that", "at"):
            return None
        start, end = sentence.start[before], sentence.end[verb]
        return Cue(Who.VAGUE, start, end, start, end, weak=True)
    if sentence.at(verb - 1) in words.untold or sentence.at(verb + 1) == "by":
        return None
    subject = sentence.subject(verb)
    if _is_noun(sentence, verb, subject):
        return None
    if subject is None:
        return _inverted(sentence, verb)
    ends = _ends_after(sentence, verb)
    venue = sentence.starting(verb + 2) if sentence.at(verb + 1) == "in" and subject.who is not Who.NAME else None
    if venue and venue.who is Who.NAME and "that" in sentence.low[venue.last + 1 : venue.last + 3]:
        return _cue(sentence, Phrase(Who.NAME, subject.first, venue.last, True), venue.last, behind=False)
    if (not subject.report or _does(sentence, verb, subject)) and not _tells(sentence, verb, ends):
        return None
    if sentence.low[verb] in words.say_people and sentence.at(subject.last) not in words.people | words.authors:
        return None
    return _cue(sentence, subject, verb, behind=ends and _has_clause_before(sentence, subject.first))


def _is_noun(sentence: Sentence, verb: int, subject: Phrase | None) -> bool:
    """Whether a word that may be a verb is a noun here: "the forecast for growth", "claims of fraud"."""
    words = vocabulary()
    if sentence.low[verb] not in words.noun_verbs:
        return False
    after = sentence.at(verb + 1)
    if sentence.low[verb] in ("put", "puts"):
        return after in words.prepositions
    if after in ENDS or after == "":
        return subject is None or subject.report or not _has_clause_before(sentence, subject.first)
    if (
        after in words.prepositions
        and "that" in sentence.low[verb + 1 : verb + _TELL_AHEAD]
        and not (subject and subject.report)
    ):
        return False  # "a team reports in Nature that …"
    return (
        after in words.prepositions
        or after in words.be
        or after in ("has", "have")
        or after in words.show | words.say | words.say_that
    )


def _does(sentence: Sentence, verb: int, report: Phrase) -> bool:
    """Whether a report does something more than it says something: "the index added 12 points"."""
    words = vocabulary()
    event = not words.events.isdisjoint(sentence.low[report.first : report.last + 1])
    return sentence.low[verb] in words.doing and (event or sentence.low[verb] in words.say_that)


def _tells(sentence: Sentence, verb: int, ends: bool) -> bool:
    words = vocabulary()
    low = sentence.low[verb]
    ahead = sentence.low[verb + 1 : verb + _TELL_AHEAD]
    if low in words.say_at:
        return "at" in ahead[1:] and "to" not in ahead[: ahead.index("at")]  # "pegged the krone to the euro at 8"
    if low in words.say_as:
        return "as" in ahead[1:]
    if low in words.say or low in words.say_people:
        return True
    if low in ("claims", "claimed", "claim") and sentence.at(verb + 1) == "to":
        return True
    if low in words.say_that and sentence.at(verb + 1) in words.clause_subjects:
        return True  # "Acme claims its chip is faster"
    return low in words.say_that and (ends or not {"that", ":", "“", '"'}.isdisjoint(ahead))


def _ends_after(sentence: Sentence, verb: int) -> bool:
    """Whether a verb of telling is followed by nothing that is told, but only by when, where and whom."""
    words = vocabulary()
    index = verb + (2 if sentence.at(verb + 1) == "out" else 1)
    if sentence.low[verb] in ("told", "tells"):
        while sentence.named(index) or sentence.at(index) in ("the", "reporters", "investors", "analysts", "lawmakers"):
            index += 1
    while (
        sentence.at(index) in words.prepositions
        or sentence.at(index) in words.calendar
        or sentence.at(index) in words.passing
    ):
        stop = index + 1
        while (
            stop < min(len(sentence), index + 8)
            and sentence.low[stop] not in ENDS
            and sentence.low[stop] not in words.prepositions
        ):
            stop += 1
        if all(
            low not in words.calendar and low not in words.passing and low not in words.said_in
            for low in sentence.low[index:stop]
        ):
            break
        index = stop
    after = sentence.at(index)
    return after == "" or (after in ENDS and after != ":")


def _has_clause_before(sentence: Sentence, first: int) -> bool:
    """Whether something that can be told stands before a subject: "Sales rose, Acme said", "“…”, the bank said"."""
    if first == 0:
        return False
    return any(sentence.at(at) == "," or sentence.at(at) in QUOTES for at in (first - 1, first - 2, first - 3))


def _inverted(sentence: Sentence, verb: int) -> Cue | None:
    """A source behind its verb: "…", said Jane Roe of Acme."""
    words = vocabulary()
    low = sentence.low[verb]
    if low not in words.say and low not in words.say_that:
        return None
    if verb == 0 or (sentence.low[verb - 1] not in QUOTES and sentence.low[verb - 1] != ","):
        return None
    phrase = sentence.starting(verb + 1) if sentence.at(verb + 1) != "that" else None
    if phrase is None or sentence.at(phrase.last + 1) in words.auxiliaries:
        return None
    after = sentence.at(phrase.last + 1)
    if after and after not in ENDS and after not in words.breaks:
        return None
    return _cue(sentence, phrase, phrase.last, behind=True)._replace(at=sentence.start[verb])


# What is published: "Acme released a report", "the report was published by Acme", "the fund cut its forecast".


def _published(sentence: Sentence, verb: int) -> Cue | None:
    words = vocabulary()
    before = sentence.before(verb - 1)
    if sentence.at(before) in words.be:
        phrase = sentence.subject(before)
        by = sentence.starting(verb + 2) if sentence.at(verb + 1) == "by" else None
        if phrase is None or not phrase.report or (phrase.who is not Who.NAME and by is None):
            return None
        last = by.last if by else phrase.last
        return _cue(sentence, phrase._replace(who=Who.NAME, last=last), max(last, verb), behind=False)
    subject = sentence.subject(verb) if sentence.at(verb - 1) not in words.untold else None
    if subject is None or subject.who in (Who.VAGUE, Who.OWN):
        return None
    for index in range(verb + 1, min(len(sentence), verb + _TELL_AHEAD)):
        low = sentence.low[index]
        if sentence.title[index]:
            if not words.reports.isdisjoint(low.split()):
                return _publication(sentence, subject, index)
        elif low in words.reports:
            return _publication(sentence, subject, index)
        elif low in words.breaks or low in ENDS or (low in words.prepositions and not sentence.named(index + 1)):
            return None
    return None


def _publication(sentence: Sentence, subject: Phrase, index: int) -> Cue:
    """The cue of who published what, up to the end of its title."""
    while sentence.at(index + 1) in vocabulary().reports or (index + 1 < len(sentence) and sentence.title[index + 1]):
        index += 1
    last = index if subject.who is Who.NAME else subject.last
    return _cue(sentence, subject._replace(last=last, report=True), index, behind=False)


# What a preposition names: "according to Acme", "reported by Acme", "in a survey by Acme, …".


def _by(sentence: Sentence, participle: int) -> Cue | None:
    phrase = sentence.starting(participle + 2)
    if phrase is None or phrase.who not in (Who.NAME, Who.SPEAKER):
        return None
    cue = _cue(sentence, phrase, phrase.last, behind=True)._replace(at=sentence.start[participle])
    if sentence.at(participle - 1) != "as":
        return cue
    return cue._replace(
        at=sentence.start[participle - 1], own=True, carries=False
    )  # "speeds, as measured by Acme, rose"


def _after_preposition(sentence: Sentence, index: int) -> Cue | None:
    words = vocabulary()
    low = sentence.low[index]
    opener = next((size for size in (4, 3, 2, 1) if " ".join(sentence.low[index : index + size]) in words.citing), 0)
    if opener:
        phrase = sentence.starting(index + opener)
        if phrase is None or (low.startswith(("finding", "conclusion")) and not phrase.report):
            return None
        apart = sentence.at(index - 1) in ("", ",", "(", "—", "–")
        if low == "per" and not (apart and phrase.who is Who.NAME) and not _names_no_rate(sentence, index, phrase):
            return None
        if low == "as" and not (phrase.who is Who.NAME and apart) and not (opener == 2 and phrase.report):
            return None
        cue = _cue(sentence, phrase, phrase.last, behind=not _is_setting(sentence, index))
        back = sentence.low[0] in ("that", "this", "these", "those") and sentence.at(1) in words.be and index < 5
        return cue._replace(
            at=sentence.start[index],
            carries=cue.carries or low == "according",
            back=back,
            relayed=low in ("citing", "quoting"),
            own=low in ("per", "as") and not apart,
        )
    return _within_a_report(sentence, index) if low in ("in", "by") else None


def _names_no_rate(sentence: Sentence, per: int, phrase: Phrase) -> bool:
    """Whether a "per" within a clause cites ("5% per the bureau", "6m viewers per Acme") and is no rate ("9 per Acme").

    A source is definite, or a name and nothing else at the end of its clause; a rate has its figure right before it.
    """
    if sentence.at(per + 1) in ("the", "its", "their"):
        return phrase.report or phrase.who in (Who.NAME, Who.SPEAKER)
    if phrase.who is not Who.NAME or not sentence.name[per + 1] or sentence.at(per - 1)[:1].isdecimal():
        return False
    written = [sentence.text[sentence.start[at] : sentence.end[at]] for at in range(phrase.first, phrase.last + 1)]
    ends = sentence.at(phrase.last + 1) in ENDS | {""}
    return phrase.report or (ends and all(word.istitle() for word in written))


def _within_a_report(sentence: Sentence, index: int) -> Cue | None:
    """A report that opens a clause: "In a survey by Acme, …", "In the study, …", "By one estimate, …"."""
    words = vocabulary()
    before = sentence.at(index - 1)
    if before and before not in ENDS and before not in ("and", "but", "while"):
        return None
    phrase = sentence.starting(index + 1)
    if phrase is None or not phrase.report or sentence.at(phrase.last + 1) != ",":
        return None
    if sentence.low[index] == "by" and sentence.low[phrase.last] not in words.reports:
        return None  # "By the end of the survey, …"
    cue = _cue(sentence, phrase, phrase.last, behind=False)
    back = phrase.who is Who.REPORT
    own = sentence.low[index + 1] in ("a", "an", "its", "their", "his", "her") and phrase.who is not Who.NAME
    return cue._replace(at=sentence.start[index], weak=phrase.who is Who.VAGUE, pronoun=back, within=own)


def _is_setting(sentence: Sentence, index: int) -> bool:
    """Whether nothing but a setting ("In May 2024, …") or a conjunction stands before word `index`."""
    if index == 0:
        return True
    words = vocabulary()
    first = sentence.low[0]
    if index <= 2 and first in words.breaks | {"yet", "•", "“"}:
        return True
    opens = first in words.prepositions or first in words.calendar or first in words.passing or first == "as"
    return index <= 12 and opens and sentence.low[index - 1] == ","


def _cue(sentence: Sentence, phrase: Phrase, stop: int, *, behind: bool) -> Cue:
    words = vocabulary()
    span = range(phrase.first, phrase.last + 1)
    person = any(sentence.low[at] in words.honorifics for at in span)
    learned = any(sentence.low[at].removesuffix("'s") in words.institutions or sentence.acronym(at) for at in span)
    start, end = sentence.start[phrase.first], sentence.end[phrase.last]
    return Cue(
        phrase.who,
        start,
        end,
        start,
        max(end, sentence.end[stop]),
        behind=behind,
        carries=phrase.report
        or phrase.who is Who.SPEAKER
        or (phrase.who is Who.REPORT and sentence.low[phrase.last] in words.sample)
        or (phrase.who is Who.NAME and learned and not person),
        report=phrase.report,
        pronoun=sentence.low[phrase.last] in words.pronouns,
    )
