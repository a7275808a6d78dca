-- dated: how many articles of one run have a date.
-- grain: one row for yes, one for no.
select published_date is not null, count(*)
from articles
where article_id in (select document_id from run_inputs where run_id = ?)
group by all
