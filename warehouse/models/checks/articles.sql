-- articles: what the suite looks at of each article: keys, lengths, shares and flags, never its texts.
-- grain: one row per article.
-- No flag is ever null: an expectation passes over nulls, so a null flag would pass unseen.
-- What is rare is looked for before it is measured: trimming every text took more than all else here together.
-- Instants are read as UTC whatever the time zone of the session.
with placed as (
    select
        articles.*,
        documents.document_id is not null as document_known,
        make_timestamp(epoch_us(documents.fetched_at))::date as fetched_date,
        make_timestamp(epoch_us(published_at))::date as published_at_date
    from articles
    left join (select distinct document_id, fetched_at from documents) as documents
        on documents.document_id = articles.document_id
)
select
    article_id,
    document_known and article_id = document_id as document_known,
    length(text) as text_length,
    word_count,
    length(title) as title_length,
    regexp_matches(concat(title, text), '[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{80}-\x{9F}]') as has_control_characters,
    case
        when contains(text, chr(65533))
            then (length(text) - length(replace(text, chr(65533), ''))) / greatest(length(text), 1)
        else 0.0::double
    end as replacement_ratio,
    case
        when starts_with(ltrim(text, E' \t\r\n'), trim(title, E' \t\r\n'))
            then trim(text, E' \t\r\n') = trim(title, E' \t\r\n')
        else false
    end as text_is_title,
    coalesce(regexp_matches(url, '^https?://[^/\s]'), true)
        and coalesce(regexp_matches(canonical_url, '^https?://[^/\s]'), true) as url_is_web,
    language,
    language_confidence,
    published_confidence,
    (published_date is null) = (published_precision is null)
        and (published_date is null) = (published_source = 'none')
        and (published_date is not null or published_confidence = 0) as date_is_whole,
    published_at is null
        or (
            published_zone_source <> 'none'
            and (published_time is null or published_utc_offset_minutes is not null)
        ) as instant_is_known,
    published_at is null or coalesce(abs(date_diff('day', published_at_date, published_date)) <= 1, false)
        as instant_is_near_date,
    year(published_date) as published_year,
    date_diff('day', fetched_date, published_date) as published_days_after_fetch,
    furniture_ratio
from placed
order by article_id
