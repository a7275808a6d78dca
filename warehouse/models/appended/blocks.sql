-- blocks: every run of visible text with its verdict, those of refused pages included.
-- grain: one row per document and block.
select *
from lake.blocks
order by document_id, block_no
