-- metadata: what each page says of its article, value by value, with its source.
-- grain: one row per document, field and value.
select *
from lake.metadata
order by document_id, field, value_no
