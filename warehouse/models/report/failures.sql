-- failures: which steps of reading raised and were done without, the most frequent first, with three messages each.
-- grain: one row per step and rule.
with numbered as (
    select
        step,
        rule,
        message,
        count(*) as documents,
        row_number() over (partition by step, rule order by count(*) desc, message) as position
    from failures
    group by step, rule, message
)
select
    step,
    rule,
    sum(documents)::bigint as documents,
    list({'message': message, 'documents': documents} order by position) filter (where position <= 3) as messages
from numbered
group by step, rule
order by documents desc, step, rule
