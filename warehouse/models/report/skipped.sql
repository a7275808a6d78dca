-- skipped: the records of archives that the last run passed over because they hold no page; the twenty first kinds.
-- grain: one row per kind.
select
    kind,
    sum(records)::bigint as records,
    (select sum(records)::bigint from skipped_records where run_id = warehouse_info.version) as of_all
from skipped_records
join warehouse_info on run_id = version
group by kind, version
order by records desc, kind
limit 20
