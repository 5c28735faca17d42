"""
cnBeta.

Seen in posts of 2021-04 to 2022-08.  The first paragraph is bare text closed by a
``<br>``; thumbnails lie under ``/thumb/`` inside a link to the picture itself.  Brand
names are affiliate links, which part the names of outlets as well
(``图片来源：河南<a>电视</a>台``).  No box of the site's own comes with the story.
"""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(
    id="cnbeta",
    label="cnBeta",
    names=("cnBeta", "cnBeta.COM", "cnbeta"),
    hosts=("cnbetacdn.com", "cnbeta.com", "cnbeta.com.tw"),
    marks=("detailPic", "picIntro", 'a data-link="1"', "c.duomai.com/track.php"),
    # Stories taken over from other sites keep their markup for captions.
    captions=("p.picIntro",),
    roots=("div.article-summary, div.article-content", "#artibody"),
)
