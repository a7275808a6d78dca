"""Pages in many languages whose dates stand in words: in elements, in the visible text, with labels, in other digits."""

import json
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import Dating, date_html

LANGUAGES = sorted(json.loads(files("transforms.dates").joinpath("names.json").read_text("utf-8"))["months"])
FETCHED = datetime(2025, 2, 1, 12, tzinfo=UTC)
SENTENCE = "The council met again and agreed on nothing at all, its speaker said after the session in the town hall. "
DAY = date(2025, 1, 16)


def page(language: str, byline: str) -> str:
    story = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(5))
    return (
        f'<html lang="{language}"><head><title>Council agrees on nothing | Paper</title>'
        f'<meta property="og:type" content="article"></head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>'
        f"<article><h1>Council agrees on nothing</h1>{byline}{story}</article></body></html>"
    )


def dated(html: str, language: str, fetched_at: datetime | None = FETCHED) -> Dating:
    url = "https://example.org/politics/council-agrees-on-nothing"
    return date_html(html, visible=None, url=url, fetched_at=fetched_at, language=language, zone=None)


def values(dating: Dating) -> set[str]:
    return {candidate.value[:10] for candidate, _, _ in dating.candidates}


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(date(1995, 1, 1), date(2025, 1, 31)), width=st.sampled_from(["medium", "long", "full"]))
def test_a_date_in_words_is_found_in_the_markup_of_any_language(language: str, day: date, width: str) -> None:
    written = format_date(day, width, locale=language)
    dating = dated(page(language, f'<time class="entry-date">{written}</time>'), language.split("_")[0])
    assert day.isoformat() in values(dating)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "byline", ['<time class="entry-date published">{}</time>', '<p class="post-date">{}</p>', "<p>{}</p>"]
)
def test_a_page_in_any_language_is_dated_by_its_byline(language: str, byline: str) -> None:
    written = format_date(DAY, "long", locale=language)
    assert dated(page(language, byline.format(written)), language.split("_")[0]).published.date == DAY


@pytest.mark.parametrize(
    ("language", "published", "changed"),
    [
        ("en", "Published: 16 January 2025", "Updated: 18 January 2025"),
        ("de", "Veröffentlicht am 16. Januar 2025", "Aktualisiert am 18. Januar 2025"),
        ("fr", "Publié le 16 janvier 2025", "Mis à jour le 18 janvier 2025"),
        ("es", "Publicado el 16 de enero de 2025", "Actualizado el 18 de enero de 2025"),
        ("pt", "Publicado em 16 de janeiro de 2025", "Atualizado em 18 de janeiro de 2025"),
        ("it", "Pubblicato il 16 gennaio 2025", "Aggiornato il 18 gennaio 2025"),
        ("nl", "Gepubliceerd op 16 januari 2025", "Bijgewerkt op 18 januari 2025"),
        ("sv", "Publicerad 16 januari 2025", "Uppdaterad 18 januari 2025"),
        ("fi", "Julkaistu 16.1.2025", "Päivitetty 18.1.2025"),
        ("pl", "Opublikowano 16 stycznia 2025", "Aktualizacja 18 stycznia 2025"),
        ("cs", "Publikováno 16. ledna 2025", "Aktualizováno 18. ledna 2025"),
        ("hu", "Megjelent: 2025. január 16.", "Frissítve: 2025. január 18."),
        ("ro", "Publicat la 16 ianuarie 2025", "Actualizat la 18 ianuarie 2025"),
        ("el", "Δημοσιεύθηκε: 16 Ιανουαρίου 2025", "Ενημερώθηκε: 18 Ιανουαρίου 2025"),
        ("tr", "Yayınlanma tarihi: 16 Ocak 2025", "Güncelleme: 18 Ocak 2025"),
        ("ru", "Опубликовано 16 января 2025", "Обновлено 18 января 2025"),
        ("uk", "Опубліковано 16 січня 2025", "Оновлено 18 січня 2025"),
        ("vi", "Ngày đăng: 16 tháng 1 năm 2025", "Cập nhật: 18 tháng 1 năm 2025"),
        ("id", "Diterbitkan 16 Januari 2025", "Diperbarui 18 Januari 2025"),
        ("ja", "公開日 2025年1月16日", "更新日 2025年1月18日"),
        ("zh", "发布时间 2025年1月16日", "更新时间 2025年1月18日"),
        ("ko", "입력 2025년 1월 16일", "수정 2025년 1월 18일"),
        ("ar", "نشر في 16 يناير 2025", "آخر تحديث 18 يناير 2025"),
        ("he", "פורסם ב 16 בינואר 2025", "עודכן ב 18 בינואר 2025"),
        ("th", "เผยแพร่เมื่อ 16 มกราคม 2568", "อัปเดต 18 มกราคม 2568"),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_a_change_beside_the_publication_is_no_publication(
    language: str, published: str, changed: str, swapped: bool
) -> None:
    lines = [changed, published] if swapped else [published, changed]
    dating = dated(page(language, "".join(f"<p>{line}</p>" for line in lines)), language)
    assert dating.published.date == DAY


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fa", "۲۷ دی ۱۴۰۳"),
        ("fa", "۱۴۰۳/۱۰/۲۷"),
        ("ar", "١٦ يناير ٢٠٢٥"),
        ("ar", "١٦/١/٢٠٢٥"),
        ("hi", "१६ जनवरी २०२५"),
        ("mr", "१६ जानेवारी २०२५"),
        ("bn", "১৬ জানুয়ারি ২০২৫"),
        ("th", "๑๖ มกราคม ๒๕๖๘"),
        ("th", "16 ม.ค. 2568"),
        ("ur", "16 جنوری 2025"),
    ],
)
@pytest.mark.parametrize("element", ['<time class="published">{}</time>', "<p>{}</p>"])
def test_digits_and_years_of_other_calendars(language: str, written: str, element: str) -> None:
    assert dated(page(language, element.format(written)), language).published.date == DAY


@pytest.mark.parametrize(
    ("language", "phrase"),
    [("en", "3 hours ago"), ("en", "yesterday"), ("de", "vor 3 Stunden"), ("fr", "il y a 3 heures"), ("es", "hace 3 horas"),
     ("ru", "3 часа назад"), ("ar", "قبل 3 ساعات"), ("fa", "۳ ساعت پیش"), ("zh", "3小时前"), ("ja", "3 時間前"), ("tr", "dün"),
     ("pl", "wczoraj")],
)  # fmt: skip
@pytest.mark.parametrize("element", ["<time>{}</time>", '<p class="date">{}</p>', "<p>{}</p>"])
def test_elapsed_time_gives_nothing_without_the_fetch(language: str, phrase: str, element: str) -> None:
    assert dated(page(language, element.format(phrase)), language, None).published.date is None


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Founded on 3 May 1998</p>",
        "<footer>© 1998-2025 Paper Ltd</footer>",
        '<ul class="events"><li>Flea market, 22 March 2025</li><li>Concert, 5 April 2025</li></ul>',
        "<div class='weather'>9.4 °C Thursday, 16 January 2025</div>",
    ],
)
def test_dates_of_other_things_do_not_date_a_page(furniture: str) -> None:
    html = page("en", "").replace("</article>", f"</article>{furniture}").replace("article", "website", 1)
    assert dated(html, "en").published.date is None


@pytest.mark.parametrize("count", [2, 5, 12])
@pytest.mark.parametrize(
    "teaser",
    [
        '<article><h2><a href="/{n}">Mayor number {n} resigns</a></h2><time datetime="2025-01-{n:02d}">{n} January 2025</time></article>',
        '<li><span class="date">{n} January 2025</span> <a href="/{n}">Mayor number {n} resigns over a bridge</a></li>',
        "<div><h3>Mayor number {n} resigns over a bridge</h3><p>{n}.1.2025</p></div>",
    ],
)
@pytest.mark.parametrize("url", ["https://example.org/", "https://example.org/politics/"])
def test_a_section_front_has_no_date(url: str, teaser: str, count: int) -> None:
    head = '<title>Politics | Paper</title><meta property="og:type" content="website">'
    teasers = "".join(teaser.format(n=20 - n) for n in range(count))
    html = f"<html lang=en><head>{head}</head><body><h1>Politics</h1>{teasers}</body></html>"
    dating = date_html(html, visible=None, url=url, fetched_at=FETCHED, language="en", zone=None)
    assert dating.published.date is None
