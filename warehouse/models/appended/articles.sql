-- articles: the articles that met every expectation; those that did not are in quarantine.
-- grain: one row per document that holds an article.
select articles.*
from lake.articles
anti join (select document_id from lake.rejections where stage = 'validate') as withheld using (document_id)
order by article_id
