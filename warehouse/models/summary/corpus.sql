-- corpus: how many articles of one run repeat the text of another, and how many articles the whole warehouse holds.
-- grain: one row.
select
    (select count(*) from duplicates where article_b in (select document_id from run_inputs where run_id = ?)) as repeats,
    (select count(*) from articles) as all_articles,
    (select count(*) from duplicates) as all_repeats,
    (select count(distinct document_id) from quarantine where stage = 'validate') as withheld
