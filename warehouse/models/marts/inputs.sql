-- inputs: what became of every record that a run read.
-- grain: one row per run and record read.
-- A record is a duplicate when the same bytes stand at another place of the run (the first place stands for them),
-- or when its article repeats the text of another; the article is kept and linked all the same.
-- Repairs are those made on the way to this record; those made in reading its text are in documents.
-- column run_id: the run that read the record
-- column uri: file, as found
-- column record_no: position in the container, from 0
-- column document_id: what was found there
-- column outcome: article, duplicate, quarantined; lost is none that can be accounted for
-- column stands_for: the article that stands for a duplicate of its text, else the document itself
-- column repairs: what was mended on the way to this record, as codes of repairs
with first_places as (
    select run_id, document_id, min({'uri': uri, 'record_no': record_no}) as place
    from run_inputs
    group by run_id, document_id
)
select
    run_inputs.run_id,
    run_inputs.uri,
    run_inputs.record_no,
    run_inputs.document_id,
    case
        when {'uri': uri, 'record_no': record_no} <> place or duplicates.article_b is not null then 'duplicate'
        when articles.article_id is not null then 'article'
        when refused.document_id is not null then 'quarantined'
        else 'lost'
    end as outcome,
    coalesce(duplicates.article_a, run_inputs.document_id) as stands_for,
    run_inputs.repairs
from run_inputs
join first_places using (run_id, document_id)
left join articles on articles.article_id = run_inputs.document_id
left join (select distinct document_id from quarantine) as refused on refused.document_id = run_inputs.document_id
left join duplicates on duplicates.article_b = run_inputs.document_id
