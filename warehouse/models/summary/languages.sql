-- languages: what the articles of one run are written in, the most frequent first.
-- grain: one row per language.
select language, count(*)
from articles
where article_id in (select document_id from run_inputs where run_id = ?)
group by all
order by 2 desc, 1
