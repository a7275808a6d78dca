-- skipped: the records of archives that one run passed over because they hold no page, the most frequent kind first.
-- grain: one row per kind.
select kind, sum(records)::bigint
from skipped_records
where run_id = ?
group by all
order by 2 desc, 1
