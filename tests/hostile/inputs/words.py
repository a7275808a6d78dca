"""What the inputs are made of: sentences that must survive, an ordinary page, and the codes that may be given."""

# vocabulary: the only outcomes a pipeline may report for one document
QUARANTINE = {
    "empty",
    "no_content",
    "not_text",
    "undecodable",
    "too_large",
    "too_deep",
    "too_many_nodes",
    "timeout",
    "memory",
    "worker_crash",
    "bomb",
    "truncated",
    "bad_container",
    "bad_record",
    "bad_id",
    "duplicate_id",
    "not_regular_file",
    "unreadable",
    "changed_during_read",
    "bad_name",
    "unsupported_format",
}
REPAIRS = {
    "charset",
    "invalid_bytes",
    "control_chars",
    "bidi_chars",
    "zero_width",
    "surrogates",
    "markup_in_field",
    "field_truncated",
    "bad_date",
    "bad_metadata",
    "bad_url",
    "double_encoded",
    "trailing_garbage",
    "header",
    "markup_limits",
    "fallback_extractor",
}
MARK = "The harbour council voted on Tuesday to rebuild the northern pier before winter."
MARK2 = "Engineers told the committee that the old pilings had lost a third of their strength."
RU = "Городской совет проголосовал за восстановление северного причала до наступления зимы."
ZH = "市议会星期二投票决定在冬季来临之前重建北部码头。"
JA = "市議会は火曜日、冬が来る前に北の桟橋を再建することを決めた。"
FILL = (
    "Residents had asked for the work since the storms of last year, and several "
    "shops on the quay have been closed for months. The cost is put at four million, "
    "to be shared by the town and the port authority over the next three years."
)


def page(
    title="Council votes to rebuild northern pier",
    body=None,
    head="",
    charset="utf-8",
    pre="",
    post="",
    lang="en",
    date="2024-11-05",
    sentences=(MARK, MARK2),
) -> str:
    """An ordinary article page, with holes for the hostile part."""
    if body is None:
        body = "".join(f"<p>{s} {FILL}</p>\n" for s in sentences)
    meta = f'<meta charset="{charset}">' if charset else ""
    when = f'<meta property="article:published_time" content="{date}">' if date else ""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{meta}<title>{title}</title>{when}{head}</head>'
        f"<body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav>{pre}"
        f"<article><h1>{title}</h1>\n{body}</article>{post}"
        f"<footer>Copyright Harbour Gazette</footer></body></html>"
    )
