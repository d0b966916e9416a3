"""The lines around an article's text, known by their wording: byline and caption."""

import re

_LONGEST = 160
_BYLINE = re.compile(r"(?i:(?:words |text |story |reporting |written |posted )?by[: ]\s*|authors?: ?)(?=[^\W\d_])")
_CAPTION = re.compile(
    r"(?:(?:figure|fig\.|table|chart|graph|exhibit|box) \d+[a-z]?\s?[.:|–—-]\s*\S|"
    r"(?:photo(?:graph)?s?|image|picture|illustration|credits?|sources?|caption|notes?)"
    r"(?: credit| by| courtesy)?: ?\S)",
    re.IGNORECASE,
)


def is_byline(text: str) -> bool:
    """Whether a paragraph is a byline ("By Jane Doe, energy correspondent")."""
    match = _BYLINE.match(text)
    return (
        match is not None
        and len(text) <= _LONGEST
        and text[match.end()].isupper()
        and not text.endswith((".", "!", "?"))
    )


def is_caption(text: str) -> bool:
    """Whether a paragraph is a caption or credit line ("Figure 2: …", "Source: …")."""
    return len(text) <= 400 and _CAPTION.match(text) is not None
