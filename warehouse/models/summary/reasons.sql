-- reasons: why documents of one run were refused, the most frequent first.
-- grain: one row per rule.
select rule, count(*)
from quarantine
where document_id in (select document_id from run_inputs where run_id = ?)
group by all
order by 2 desc, 1
