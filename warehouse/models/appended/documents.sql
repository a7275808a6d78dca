-- documents: every distinct document of the lake, without its bytes (see raw_shard).
-- grain: one row per distinct document.
select *
from lake.documents
order by document_id
