"""
半岛电视台中文网 (Al Jazeera Chinese).

Seen in posts of 2021-05 to 2022-07: WordPress paragraphs, ``<h3>`` titles and
captioned figures, the agency in brackets at a caption's end.
"""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(
    id="aljazeera",
    label="Aljazeera 半岛网",
    names=("半岛网", "半岛电视台", "Aljazeera", "Al Jazeera"),
    hosts=("aljazeera.net", "aljazeera.com"),
    marks=("size-arc-image-770", "data-recalc-dims"),
    # Until 2021-06 the caption stood bare in the figure.
    captions=("figcaption.wp-caption-text", "figure.wp-caption"),
    roots=("div.wysiwyg",),
    # A caption always stands in the picture's figure; a line below a picture without one is the story.
    without=("caption-own", "caption-form", "caption-look", "caption-plain"),
)
