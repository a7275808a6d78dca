-- failures: steps that raised while a document was read; the document was read without them.
-- grain: one row per document and step.
select *
from lake.failures
order by document_id, step
