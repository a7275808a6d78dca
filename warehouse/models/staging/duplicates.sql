-- duplicates: articles linked as copies; none is deleted.
-- grain: one row per article that repeats another.
select duplicates.*
from lake.duplicates
anti join (select document_id as article_b from lake.rejections where stage = 'validate') as withheld using (article_b)
order by article_b
