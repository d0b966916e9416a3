"""What a sentence cites, and for which of its figures."""

from typing import NamedTuple

from claims.attribution.phrases import Who


class Cue(NamedTuple):
    """An attribution in a sentence; all offsets are characters of the block's plain text.

    `start` to `end` are the words that name the source, `at` to `stop` all words of the cue.
    `behind`: it follows what it is cited for ("…, according to Acme").
    `carries`: the sentences after it go on with the same source.
    `weak`: it only counts where nothing else is cited.
    `report`: it names a report.
    `labelled`: it is a line of sources ("Source: Acme").
    `pronoun`: it says nothing by itself, only with what was cited before ("it said", "in the study").
    `back`: it cites for the sentence before ("That is the finding of …").
    `relayed`: it is what a source cites ("Acme reported, citing …").
    `own`: it holds for the figures of its own part of the sentence only ("5 million, as per the census, and …").
    `within`: it is a report whose author the sentence goes on to name ("In its yearbook, Acme …").
    """

    who: Who
    start: int
    end: int
    at: int
    stop: int
    behind: bool = False
    carries: bool = False
    weak: bool = False
    report: bool = False
    labelled: bool = False
    pronoun: bool = False
    back: bool = False
    relayed: bool = False
    own: bool = False
    within: bool = False
