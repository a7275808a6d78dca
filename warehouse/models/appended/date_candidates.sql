-- date_candidates: every date found, chosen or not.
-- grain: one row per document and date found.
select *
from lake.date_candidates
order by document_id, candidate_no
