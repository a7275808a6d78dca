"""Dates that cannot be."""

from inputs.cases import case
from inputs.words import FILL, MARK, page


def _dated(c, content):
    return c.put(page(date=None, head=f'<meta property="article:published_time" content="{content}">'))


for _i, (_n, _v) in enumerate(
    {
        "digits": "1" * 200_000,
        "zero": "0000-00-00",
        "feb30": "2024-02-30T10:00:00Z",
        "y9999": "9999-12-31T23:59:59Z",
        "y10000": "10000-01-01",
        "neg": "-2024-01-01",
        "epoch": "0",
        "epoch_ms": "1730764800000",
        "tz99": "2024-11-05T10:00:00+99:99",
        "leap_second": "2016-12-31T23:59:60Z",
        "arabic_digits": "٢٠٢٤-١١-٠٥",
        "two": "2024-11-05 2023-11-05",
        "us_eu": "05/11/2024",
    }.items()
):

    @case(
        f"date_{_n}",
        "date",
        f"published_time = {_v[:24]!r}",
        "accepted" if _n in ("epoch_ms", "leap_second", "two", "us_eu") else "repaired",
        None if _n in ("epoch_ms", "leap_second", "two", "us_eu") else "bad_date",
        keeps=(MARK,),
    )
    def _(c, v=_v):
        return _dated(c, v)


@case("date_redos_slash", "date", "'1/1/1/1...' 500 kB in the text", "accepted")
def _(c):
    return c.put(page(date=None, body=f"<p>{MARK} {FILL}</p><p>" + "1/" * c.n(50_000, 500_000) + "</p>"))


@case("date_redos_iso", "date", "'2024-01-01-2024-...' 1 MB", "accepted")
def _(c):
    return c.put(page(date=None, body=f"<p>{MARK} {FILL}</p><p>" + "2024-01-0" * c.n(20_000, 100_000) + "</p>"))


@case("date_redos_spaces", "date", "digit, 10^5 spaces, digit (month regexes)", "accepted")
def _(c):
    return c.put(
        page(
            date=None,
            body=f"<p>{MARK} {FILL}</p><p>5"
            + " " * c.n(50_000, 500_000)
            + "November"
            + " " * c.n(50_000, 500_000)
            + "x</p>",
        )
    )


@case("date_many", "date", "10^5 different <time> elements", "accepted", keeps=(MARK,))
def _(c):
    return c.put(
        page(
            date=None,
            post="".join(
                f'<time datetime="{1990 + i % 34}-{1 + i % 12:02d}-{1 + i % 28:02d}">x</time>'
                for i in range(c.n(20_000, 100_000))
            ),
        )
    )


@case("date_copyright", "date", "digits in comments/links only", "accepted", keeps=(MARK,))
def _(c):
    return c.put(
        page(
            date=None,
            post="".join(f"<!-- {i:08d} --><a href='/{20240000 + i}'>x</a>" for i in range(c.n(10_000, 50_000))),
        )
    )
