-- headline: the run that published this warehouse, and what became of the records it read.
-- grain: one row.
select
    warehouse_info.version as run_id,
    warehouse_info.pipeline_version,
    warehouse_info.content_hash,
    runs.finished_at,
    epoch(runs.finished_at) - epoch(runs.started_at) as seconds,
    coalesce(accounting.inputs, runs.inputs, 0) as inputs,
    coalesce(accounting.articles, 0) as articles,
    coalesce(accounting.duplicates, 0) as duplicates,
    coalesce(accounting.quarantined, 0) as quarantined,
    coalesce(accounting.difference, runs.inputs, 0) as difference,
    (select count(*) from articles) as articles_in_warehouse,
    (select count(*) from duplicates) as repeats_in_warehouse,
    (select count(distinct document_id) from quarantine where stage = 'validate') as withheld_in_warehouse,
    (select count(*) from articles where published_date is not null) as dated_in_warehouse,
    (select count(distinct document_id) from quarantine) as quarantined_in_warehouse
from warehouse_info
left join runs on runs.run_id = warehouse_info.version
left join (from accounting where run_id = getvariable('version')) as accounting on true
