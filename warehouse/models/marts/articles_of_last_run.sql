-- articles_of_last_run: the articles of what the last run read: none of inputs that were changed or removed before it.
-- grain: one row per document of the last published run that holds an article.
-- columns: those of articles
select articles.*
from articles
semi join (
    from run_inputs
    where run_id = (select max(run_id) from runs where status = 'published')
) as read using (document_id)
