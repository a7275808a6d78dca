-- metadata: whether every value that an article has from its page stands in metadata with its source.
-- grain: one row per document that has metadata or an article.
with told as (
    select
        document_id,
        min(value) filter (where field = 'title') as title,
        min(value) filter (where field = 'subtitle') as subtitle,
        min(value) filter (where field = 'section') as section,
        min(value) filter (where field = 'canonical_url') as canonical_url,
        min(value) filter (where field = 'site_name') as site_name,
        min(value) filter (where field = 'image_url') as image_url,
        min(value) filter (where field = 'language') as language_declared,
        min(value) filter (where field = 'article_type') as article_type,
        list(value order by value_no) filter (where field = 'author') as authors,
        list(value order by value_no) filter (where field = 'tag') as tags,
        min(value) filter (where field = 'agency') as agency,
        min(confidence) as least_confidence,
        max(confidence) as most_confidence,
        bool_and(source not in ('', 'none')) as is_sourced
    from metadata
    group by document_id
), compared as (
    select
        coalesce(told.document_id, articles.document_id) as document_id,
        least_confidence,
        most_confidence,
        coalesce(is_sourced, true) as is_sourced,
        articles.document_id is not null
            and articles.title is not distinct from told.title
            and articles.subtitle is not distinct from told.subtitle
            and articles.agency is not distinct from told.agency
            and articles.section is not distinct from told.section
            and articles.canonical_url is not distinct from told.canonical_url
            and articles.site_name is not distinct from told.site_name
            and articles.image_url is not distinct from told.image_url
            and articles.language_declared is not distinct from told.language_declared
            and articles.article_type = coalesce(told.article_type, 'unknown')
            and articles.authors = coalesce(told.authors, [])
            and articles.tags = coalesce(told.tags, []) as agrees_with_article
    from told
    full join (from articles) as articles using (document_id)
)
select *
from compared
order by document_id
