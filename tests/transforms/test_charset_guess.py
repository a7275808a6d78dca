import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.charset_guess import guess

RU = "Городской совет проголосовал за восстановление северного причала до наступления зимы."
GUESSES = [
    (RU, "cp1251"),
    (RU, "koi8_r"),
    ("市议会星期二投票决定在冬季来临之前重建北部码头。", "gb18030"),
    ("市議会は火曜日、冬が来る前に北の桟橋を再建することを決めた。", "cp932"),
    ("시의회는 화요일 겨울이 오기 전에 북쪽 부두를 재건하기로 의결했다.", "cp949"),
    ("Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να ξαναχτίσει τη βόρεια προβλήτα.", "cp1253"),
    ("สภาเทศบาลลงมติเมื่อวันอังคารให้สร้างท่าเรือด้านเหนือใหม่ก่อนฤดูหนาว", "cp874"),
    ("قرر مجلس المدينة يوم الثلاثاء إعادة بناء الرصيف الشمالي قبل حلول الشتاء.", "cp1256"),
    ("El año que viene, el señor Núñez pedirá más información sobre la reunión.", "cp1252"),
    ("A câmara não aprovou a reconstrução do cais; a decisão será tomada amanhã.", "cp1252"),
    ("Der Stadtrat beschloss, die nördliche Brücke für die Gäste zu schließen.", "cp1252"),
    ("“It’s the old pier – we’ll miss it,” she said.", "cp1252"),
    ("Městská rada v úterý rozhodla, že severní molo bude opraveno před příští zimou.", "cp1250"),
    ("Rada miasta zdecydowała we wtorek o odbudowie północnego mola; będą też ścieżki.", "cp1250"),
    ("Şehir meclisi salı günü kuzey iskelesinin kıştan önce yenilenmesine oy verdi, ağaç dikti.", "cp1254"),
    ("Miesto taryba antradienį nusprendė atstatyti šiaurinę prieplauką iki žiemos, sakė jų vadovė.", "cp1257"),
]


@pytest.mark.parametrize(("text", "codec"), GUESSES)
def test_a_sentence_in_a_page_is_enough(text: str, codec: str) -> None:
    page = f"<html><body><nav>Home News</nav><p>{text}</p><footer>Harbour Gazette</footer>"
    found = guess(page.encode(codec))
    assert found is not None
    assert page.encode(codec).decode(found) == page


@pytest.mark.parametrize(
    "payload",
    [b"", b"no byte beyond ASCII", b"ra\xfen-d\xc6om \xa2by\xd7te\xbcs i\xdfn \xf7wo\x86rds \xacand \xb1no\xcfne " * 4],
)
def test_what_no_language_explains_is_not_guessed(payload: bytes) -> None:
    assert guess(payload) is None


@given(st.binary(max_size=300))
def test_any_bytes_have_a_guess_or_none(payload: bytes) -> None:
    codec = guess(payload)
    assert codec is None or payload.decode(codec, "replace") is not None


def test_a_short_shift_jis_page_is_read(root) -> None:
    page = (root / "seeds" / "documents" / "ja-minato-asaichi-shift-jis.txt").read_bytes()
    assert guess(page) == "cp932"
    assert guess(page.decode("cp932").encode("euc_jp")) == "euc_jp"
