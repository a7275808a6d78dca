"""Write transforms/dates/names.json: the names of months, days and elapsed time, from CLDR through babel.

    python -m training.date_names

CLDR knows the Gregorian names; the Persian and Hijri months, the spellings that newspapers use besides CLDR's,
and the calendar of Umm al-Qura are added here. Run it again after an upgrade of babel.
"""

import json
from pathlib import Path
from typing import Any

from babel import Locale, localedata

OUT = Path(__file__).parent.parent / "transforms" / "dates" / "names.json"
LANGUAGES = """
af am ar ar_DZ ar_SY az be bg bn bs ca cs cy da de de_AT el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja
ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt ro ru sd si sk sl so sq sr sr_Latn sv sw ta te th
tr uk ur uz vi zh
""".split()  # noqa: SIM905
# what editors write and CLDR does not list; each seen on a page or in a style guide of that language
EXTRA_MONTHS = {
    "en": {9: "sept", 6: "june", 7: "july", 3: "mar", 4: "apr"},
    "de": {1: "jän jänner jaenner", 2: "feber", 3: "mrz maerz mär", 6: "jun", 7: "jul", 9: "sep"},
    "fr": {2: "fev févr", 3: "mar", 4: "avr", 7: "juil jul", 8: "aou", 9: "sep", 12: "dec déc"},
    "es": {1: "ene", 3: "mar", 5: "may", 6: "jun", 7: "jul", 8: "ago", 9: "setiembre sep sept set"},
    "pt": {5: "mai", 9: "set"},
    "it": {9: "sett", 7: "lugl", 6: "giugn"},
    "nl": {3: "mrt maa", 5: "mei"},
    "ru": {1: "янв", 2: "фев", 9: "сен", 11: "ноя"},
    "uk": {1: "січ", 2: "лют", 11: "лист"},
    "pl": {5: "maj", 10: "paźdz"},
    "id": {2: "peb", 8: "agt agu", 11: "nop nopember", 12: "des"},
    "lv": {1: "janvārī", 2: "februārī", 3: "martā", 4: "aprīlī", 5: "maijā", 6: "jūnijā", 7: "jūlijā", 8: "augustā",
           9: "septembrī", 10: "oktobrī", 11: "novembrī", 12: "decembrī"},
    "tr": {2: "şubat", 8: "ağu"},
    "ro": {9: "sept", 1: "ian"},
    "bn": {1: "জানুয়ারি", 2: "ফেব্রুয়ারি"},
    "hi": {1: "जनवरी", 2: "फरवरी", 9: "सितंबर सितम्बर", 11: "नवंबर नवम्बर", 12: "दिसंबर दिसम्बर", 10: "अक्टूबर अक्तूबर"},
    "ar": {1: "جانفي", 2: "فيفري", 4: "أفريل", 5: "ماي", 6: "جوان", 7: "جويلية", 8: "أوت غشت", 9: "شتنبر",
           11: "نونبر", 12: "دجنبر"},
}  # fmt: skip
PERSIAN = {
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(),  # noqa: SIM905
    "ps": "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب".split(),  # noqa: SIM905
    "fa_AF": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت".split(),  # noqa: SIM905
}
HIJRI = {
    "ar": ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
           "ذو القعدة", "ذو الحجة"],
    "ar_2": ["المحرم", "صفر", "ربيع الاول", "ربيع الثاني", "جمادى الاولى", "جمادى الثانية", "رجب", "شعبان", "رمضان",
             "شوال", "ذي القعدة", "ذي الحجة"],
    "ur": ["محرم", "صفر", "ربیع الاول", "ربیع الثانی", "جمادی الاول", "جمادی الثانی", "رجب", "شعبان", "رمضان", "شوال",
           "ذوالقعدہ", "ذوالحجہ"],
}  # fmt: skip
# words that stand between the parts of a date and say nothing, and the endings of its numbers
LINKS = """
a al an ban d da de del den der di do e en et g gada i jaar ko l la le m metų na
nda ng of on roku s t the til u v y à год года г го е жылғы жылы оны ж թ د от р
року ב ה ngày năm วันที่ พศ ค.ศ ค.ศ. คศ م هـ ق ھ de’l
"""
ORDINALS = """
st nd rd th er re e o a º ª ° го е te ste de eme ème ος η ო თ
"""
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
# CLDR's "relative" words (yesterday, today) are not in babel's data
YESTERDAY = {
    "en": "yesterday", "de": "gestern", "fr": "hier", "es": "ayer", "pt": "ontem", "it": "ieri", "nl": "gisteren",
    "sv": "igår", "da": "i går", "nb": "i går", "fi": "eilen", "pl": "wczoraj", "cs": "včera", "sk": "včera",
    "sl": "včeraj", "hr": "jučer", "sr": "јуче", "bg": "вчера", "ru": "вчера", "uk": "вчора", "el": "χθες",
    "tr": "dün", "hu": "tegnap", "ro": "ieri", "lt": "vakar", "lv": "vakar", "et": "eile", "ar": "أمس", "fa": "دیروز",
    "he": "אתמול", "hi": "कल", "id": "kemarin", "vi": "hôm qua", "th": "เมื่อวาน", "ja": "昨日", "ko": "어제",
    "zh": "昨天", "ca": "ahir", "eu": "atzo", "gl": "onte",
}  # fmt: skip
TODAY = {
    "en": "today", "de": "heute", "fr": "aujourd’hui", "es": "hoy", "pt": "hoje", "it": "oggi", "nl": "vandaag",
    "sv": "idag", "da": "i dag", "nb": "i dag", "fi": "tänään", "pl": "dzisiaj", "cs": "dnes", "sk": "dnes",
    "sl": "danes", "hr": "danas", "sr": "данас", "bg": "днес", "ru": "сегодня", "uk": "сьогодні", "el": "σήμερα",
    "tr": "bugün", "hu": "ma", "ro": "astăzi", "lt": "šiandien", "lv": "šodien", "et": "täna", "ar": "اليوم",
    "fa": "امروز", "he": "היום", "hi": "आज", "id": "hari ini", "vi": "hôm nay", "th": "วันนี้", "ja": "今日", "ko": "오늘",
    "zh": "今天", "ca": "avui", "eu": "gaur", "gl": "hoxe",
}  # fmt: skip


def clean_locale(tag: str) -> Locale:
    """Return a locale read afresh: babel 2.18 leaks stand-alone names of one locale into the next through aliases."""
    localedata._cache.clear()  # noqa: SLF001
    return Locale.parse(tag)


def spellings(table: Any, number: int) -> list[str]:
    """Return every spelling of a month or weekday that stands for it alone (the narrow ones do not)."""
    return [table[use][width][number] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")
            if number in table.get(use, {}).get(width, {})]  # fmt: skip


def months(tag: str) -> list[list[str]]:
    """Return the spellings of January to December, CLDR's first."""
    locale = clean_locale(tag)
    extra = EXTRA_MONTHS.get(tag, {})
    return [_distinct([*spellings(locale.months, n), *extra.get(n, "").split()]) for n in range(1, 13)]


def weekdays(tag: str) -> list[list[str]]:
    """Return the spellings of Monday to Sunday."""
    return [_distinct(spellings(clean_locale(tag).days, n)) for n in range(7)]


def ago(tag: str) -> dict[str, list[str]]:
    """Return CLDR's patterns for time gone by, one list a unit: {"hour": ["{0} hours ago", ...]}."""
    fields = clean_locale(tag)._data["date_fields"]  # noqa: SLF001
    found = {}
    for unit in UNITS:
        patterns = [dict(fields[key]["past"]) for key in (unit, f"{unit}-short") if "past" in fields.get(key, {})]
        found[unit] = _distinct([text for pattern in patterns for text in pattern.values() if "{0}" in text])
    return found


def umm_al_qura() -> dict[str, Any]:
    """Return the lengths of the Hijri months 1400-1500: one bit a month, set where it has 30 days."""
    from hijridate import Hijri

    first = Hijri(1400, 1, 1).to_gregorian()
    lengths = [Hijri(y, m, 1).month_length() for y in range(1400, 1501) for m in range(1, 13)]
    bits = "".join("1" if length == 30 else "0" for length in lengths)
    return {"year": "1400", "first": f"{first:%Y-%m-%d}", "bits": f"{int(bits, 2):0{len(bits) // 4}x}"}


def _distinct(words: list[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word.strip(". ") and not word.isdecimal()))


def main() -> None:
    """Write the packaged file."""
    tags = [tag for tag in LANGUAGES if localedata.exists(tag)]
    table = {
        "months": {tag: months(tag) for tag in tags},
        "weekdays": {tag: weekdays(tag) for tag in tags},
        "ago": {tag: ago(tag) for tag in tags if "_" not in tag},
        "between": {"links": sorted(LINKS.split()), "ordinals": sorted(ORDINALS.split())},
        "yesterday": YESTERDAY,
        "today": TODAY,
        "persian": PERSIAN,
        "hijri": HIJRI,
        "umm_al_qura": umm_al_qura(),
    }
    OUT.write_text(_lines(table), encoding="utf-8")


def _lines(table: dict[str, Any]) -> str:
    """Write one language a line, so that a change of CLDR reads as a diff of that language."""
    parts = []
    for key, value in table.items():
        rows = [f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in value.items()]
        parts.append(f"{json.dumps(key)}: {{\n" + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
