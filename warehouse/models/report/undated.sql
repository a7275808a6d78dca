-- undated: the first twenty articles without a date of publication, and how many dates their pages show.
-- grain: one row per article.
select
    article_id[:12] as short_id,
    title,
    host,
    coalesce(articles.canonical_url, articles.url) as address,
    documents.uri,
    documents.record_no,
    (select count(*) from date_candidates where date_candidates.document_id = articles.document_id) as dates_seen
from articles
left join documents using (document_id)
where published_date is null
order by host nulls last, documents.uri, documents.record_no, article_id
limit 20
