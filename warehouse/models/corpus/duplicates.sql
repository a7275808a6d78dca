-- duplicates: articles whose folded text is the same, linked to the one that stands for them.
-- grain: one row per article that repeats another.
-- The smallest article_id stands for the group: it does not depend on which arrived first.
with groups as (
    select text_hash, min(article_id) as article_a
    from articles
    group by text_hash
    having count(*) > 1
)
select article_a, article_id as article_b
from articles
join groups using (text_hash)
where article_id <> article_a
order by article_b
