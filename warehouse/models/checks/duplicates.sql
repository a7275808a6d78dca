-- duplicates: whether each link leads from an article to another one that stands for it.
-- grain: one row per link.
select
    article_b,
    article_a < article_b as smaller_stands_for_it,
    article_a in (select article_id from articles) and article_b in (select article_id from articles) as both_exist,
    article_a in (select article_b from duplicates) as leads_to_a_copy
from duplicates
order by article_b
