"""The language of a text, as a table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.language import detect, detect_all
from transforms.language.answer import UNKNOWN

TEXTS = {
    "en": "The government said on Monday that it would publish the report before the end of the month.",
    "de": "Die Regierung teilte am Montag mit, dass sie den Bericht noch vor dem Monatsende veröffentlicht.",
    "es": "El Gobierno anunció el lunes que publicará el informe antes de que termine el mes.",
    "fr": "Le gouvernement a annoncé lundi qu'il publierait le rapport avant la fin du mois.",
    "pt": "O governo informou na segunda-feira que vai publicar o relatório até o fim do mês.",
    "it": "Il governo ha annunciato lunedì che pubblicherà la relazione prima della fine del mese.",
    "nl": "De regering zei maandag dat zij het rapport voor het einde van de maand zal publiceren.",
    "nb": "Regjeringen sa mandag at den ikke vil offentliggjøre rapporten før slutten av måneden.",
    "nn": "Regjeringa sa måndag at ho ikkje vil offentleggjere rapporten før slutten av månaden.",
    "da": "Regeringen sagde mandag, at den ikke vil offentliggøre rapporten før udgangen af måneden.",
    "sv": "Regeringen sade på måndagen att den kommer att publicera rapporten före månadens slut.",
    "fi": "Hallitus kertoi maanantaina julkaisevansa raportin ennen kuukauden loppua.",
    "pl": "Rząd poinformował w poniedziałek, że opublikuje raport przed końcem miesiąca.",
    "cs": "Vláda v pondělí oznámila, že zprávu zveřejní ještě před koncem měsíce.",
    "sk": "Vláda v pondelok oznámila, že správu zverejní ešte pred koncom mesiaca.",
    "tr": "Hükümet pazartesi günü raporun ay sonundan önce yayımlanacağını açıkladı.",
    "vi": "Chính phủ cho biết hôm thứ Hai sẽ công bố báo cáo trước cuối tháng này.",
    "sw": "Serikali ilisema Jumatatu kwamba itachapisha ripoti hiyo kabla ya mwisho wa mwezi.",
    "zu": "Uhulumeni uthe ngoMsombuluko uzowukhipha lo mbiko ngaphambi kokuphela kwenyanga.",
    "ru": "Правительство сообщило в понедельник, что опубликует доклад до конца месяца.",
    "uk": "Уряд повідомив у понеділок, що оприлюднить звіт до кінця місяця.",
    "sr": "Влада је у понедељак саопштила да ће извештај објавити пре краја месеца.",
    "sr-Latn": "Vlada je u ponedeljak saopštila da će izveštaj objaviti pre kraja meseca, posle sednice.",
    "hr": "Vlada je u ponedjeljak priopćila da će izvješće objaviti prije kraja mjeseca, tijekom tjedna.",
    "mk": "Владата соопшти во понеделникот дека извештајот ќе го објави пред крајот на месецот.",
    "el": "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι θα δημοσιεύσει την έκθεση.",
    "he": "הממשלה הודיעה ביום שני כי תפרסם את הדוח לפני סוף החודש.",
    "ar": "قالت الحكومة يوم الاثنين إنها ستنشر التقرير قبل نهاية الشهر الجاري.",
    "fa": "دولت روز دوشنبه اعلام کرد که این گزارش را پیش از پایان ماه منتشر می‌کند.",
    "hy": "Կառավարությունը երկուշաբթի հայտարարեց, որ կհրապարակի զեկույցը։",
    "ka": "მთავრობამ ორშაბათს განაცხადა, რომ ანგარიშს გამოაქვეყნებს.",
    "th": "รัฐบาลกล่าวเมื่อวันจันทร์ว่าจะเผยแพร่รายงานก่อนสิ้นเดือน",
    "hi": "सरकार ने सोमवार को कहा कि वह महीने के अंत से पहले रिपोर्ट प्रकाशित करेगी।",
    "ja": "政府は月曜日、月末までに報告書を公表すると発表した。",
    "ko": "정부는 월요일 이달 말까지 보고서를 발표하겠다고 밝혔다.",
    "zh-Hans": "政府周一表示，将在本月底之前发布这份报告。",
    "zh-Hant": "政府週一表示，將在本月底之前發布這份報告。",
    "yue": "政府星期一話，佢哋會喺月底之前公布嗰份報告。",
    "am": "መንግሥት ሰኞ ዕለት ሪፖርቱን ከወሩ መጨረሻ በፊት እንደሚያወጣ አስታወቀ።",
}


@pytest.mark.parametrize(("tag", "text"), TEXTS.items())
def test_language(tag: str, text: str) -> None:
    assert detect(text).tag == tag


@pytest.mark.parametrize("tag", ["en", "de", "es", "fr", "pt", "it", "pl", "tr", "ru", "uk", "el"])
def test_capitals_are_read_as_small_letters(tag: str) -> None:
    assert detect(TEXTS[tag].upper()).tag == tag


@pytest.mark.parametrize("text", ["", " \n", "12.30 – 14.00", "https://a.example/en/x", "x@y.example", "\ud800", "🙂"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert detect(text) == UNKNOWN


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("th", "Christion Abercrombie เข้ารับการผ่าตัดฉุกเฉิน"),
        ("zh-Hans", "MMA粉丝们等候《Bellator 206》一整天"),
        ("mk", "Елитна лига: „Dundee Stars“ 5-3 „Belfast Giants“ во недела"),
        ("de", "Weiterlesen auf https://www.the-example-news.example/the/latest/news/of/the/day oder später"),
        ("fr", TEXTS["fr"].replace("rapport", "rap\ud800port")),
    ],
)
def test_names_addresses_and_stray_surrogates_do_not_decide(tag: str, text: str) -> None:
    assert detect(text).tag == tag


def test_what_it_rests_on() -> None:
    language = detect(TEXTS["en"])
    assert language.votes[0] == "langdetect=en:1.00"
    assert [vote.partition("=")[0] for vote in language.votes] == ["langdetect", "news", "langid", "cld2"]
    assert language.shares == ("en:1.00",)
    assert language.confidence > 0.9


def test_a_batch_is_answered_as_one_by_one() -> None:
    texts = list(TEXTS.values()) * 3 + [" ".join(TEXTS.values())]
    assert detect_all(texts) == [detect(text) for text in texts]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(), max_size=4))
def test_any_text_has_one_answer(texts: list[str]) -> None:
    languages = detect_all(texts)
    assert languages == detect_all(texts)
    assert [detect(text) for text in texts] == languages
    for language in languages:
        assert 0.0 <= language.confidence <= 1.0
        assert (language.tag == "und") == (language.confidence == 0.0)
