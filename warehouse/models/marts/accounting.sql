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
with counted as (
    select
        run_id,
        count(distinct document_id) filter (where document_id in (select article_id from articles)) as with_article,
        count(distinct document_id) filter (where document_id in (select article_b from duplicates)) as repeats,
        count(distinct document_id) filter (where document_id in (select document_id from quarantine)) as refused,
        count(*) - count(distinct document_id) as copies
    from run_inputs
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
