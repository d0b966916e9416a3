"""What a text says of time, found by place alone: how long something lasted, and what comes before what.

Each reader looks at the dates of a sentence and its neighbours with the words beside them, whatever the parse makes of
them: `lengths` at lengths of time between two dates, `clock` at hours between two times of day, `sources` at sources
that are older than what they hold, `sequels` at what comes before its beginning or its cause.
"""

from claims.times.lengths import lasting
from claims.times.points import timeline
from claims.times.sequels import sequels
from claims.times.sources import covered

__all__ = ["covered", "lasting", "sequels", "timeline"]
