-- accounting: in = articles + duplicates + quarantined, for every run; a difference would be a lost document.
-- grain: one row per published run.
-- articles: those whose text no other has. duplicates: articles with another's text (in the table articles all the
-- same), and records whose bytes stand at another place of the run.
-- column run_id: the run
-- column inputs: records read
-- column articles: distinct documents whose article has a text that no other article has
-- column duplicates: articles with the text of another, and records whose bytes stand at another place of the run
-- column quarantined: distinct documents that were refused
-- column difference: inputs less the three; 0, or a document was lost
with met as (
    select run_id, document_id, count(*) as places
    from run_inputs
    group by run_id, document_id
), counted as (
    select
        run_id,
        count(articles.article_id) as with_article,
        count(duplicates.article_b) as repeats,
        count(refused.document_id) as refused,
        sum(places - 1)::bigint as copies
    from met
    left join articles on articles.article_id = met.document_id
    left join duplicates on duplicates.article_b = met.document_id
    left join (select distinct document_id from quarantine) as refused on refused.document_id = met.document_id
    group by run_id
)
select
    runs.run_id,
    runs.inputs,
    with_article - repeats as articles,
    copies + repeats as duplicates,
    refused as quarantined,
    runs.inputs - (with_article - repeats) - (copies + repeats) - refused as difference
from runs
join counted using (run_id)
where runs.status = 'published'
