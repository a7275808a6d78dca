-- links: where stories point to, and the related stories beside them.
-- grain: one row per document and link.
select *
from lake.links
order by document_id, link_no
