import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.urls import MAX_LENGTH, clean_url, host_of, registered

HOSTS = [
    ("http://www.example.com/a", "example.com"),
    ("HTTPS://News.Example.COM:8443/x", "news.example.com"),
    ("https://www.com/", "www.com"),
    ("https://www.gov.uk/news", "gov.uk"),
    ("https://münchen.example/", "xn--mnchen-3ya.example"),
    ("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"),
    ("https://пример.испытание/", "xn--e1afmkfd.xn--80akhbyknj4f"),
    ("http://user:secret@example.org/", "example.org"),
    ("http://example.org./", "example.org"),
    ("http://192.0.2.7/", "192.0.2.7"),
    ("http://[2001:db8::1]/", "2001:db8::1"),
    ("  http://example.org/  ", "example.org"),
    ("ftp://example.org/", None),
    ("javascript:alert(1)", None),
    ("urn:uuid:1", None),
    ("file:///etc/passwd", None),
    ("//example.org/", None),
    ("/a/b", None),
    ("", None),
    ("http://", None),
    ("http:///path", None),
    ("http://exa mple.org/", None),
    ("http://-x.example/", None),
    ("http://a..b/", None),
    ("http://[::1/", None),
    ("http://[not-an-address]/", None),
    ("http://example.org:99999/", None),
    ("http://example.org:port/", None),
    ("http://" + "a" * 64 + ".example/", None),
    ("http://" + "ü" * 80 + ".example/", None),
]


@pytest.mark.parametrize(("url", "host"), HOSTS)
def test_host_of(url: str, host: str | None) -> None:
    assert host_of(url) == host


CLEAN = [
    ("http://example.org/a?b=1", "http://example.org/a?b=1"),
    ("HTTP://EXAMPLE.org/Path", "http://example.org/Path"),
    ("https://example.org/a#top", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&id=7&UTM_Medium=y#z", "https://example.org/a?id=7"),
    ("https://example.org/?fbclid=1&gclid=2", "https://example.org/"),
    ("https://example.org/?q=utm_source", "https://example.org/?q=utm_source"),
    ("https://example.org/?q=%C3%A9&q=2", "https://example.org/?q=%C3%A9&q=2"),
    ("https://user:secret@example.org:8080/", "https://example.org:8080/"),
    ("https://münchen.example/ö", "https://xn--mnchen-3ya.example/ö"),
    ("http://[2001:db8::1]:80/a", "http://[2001:db8::1]:80/a"),
    ("javascript:alert(1)", None),
    ("data:text/html,x", None),
    ("http://example.org/\x00", None),
    ("http://example.org/a\nb", None),
    ("http://example.org/\u202egnp", None),
    ("http://example.org/\ud800", None),
    ('http://example.org/"><script>', None),
    ("http://example.org/" + "a" * MAX_LENGTH, None),
]


@pytest.mark.parametrize(("url", "clean"), CLEAN)
def test_clean_url(url: str, clean: str | None) -> None:
    assert clean_url(url) == clean


@given(st.text(max_size=60) | st.from_regex(r"https?://[^\s]{1,40}", fullmatch=True))
def test_any_string_is_cleaned_once_and_for_all(url: str) -> None:
    clean = clean_url(url)
    assert (clean is None) == (host_of(url) is None)
    if clean is not None:
        assert clean_url(clean) == clean
        assert host_of(clean) == host_of(url)
        assert "#" not in clean
        assert "\n" not in clean


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("sound.example", "sound.example"),
        ("news.sound.example", "sound.example"),
        ("a.news.sound.example", "sound.example"),
        ("sound.co.uk", "sound.co.uk"),
        ("news.sound.co.uk", "sound.co.uk"),
        ("news.sound.gouv.fr", "sound.gouv.fr"),
        ("com.au", "com.au"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_the_registered_name_of_a_host(host: str, name: str) -> None:
    assert registered(host) == name
    assert registered(registered(host)) == name
