-- date_confidence: how sure the dates are, in tenths; articles without a date are left out.
-- grain: one row per tenth of confidence, empty ones included.
with dated as (
    -- rounded first: 0.7 * 10 is a little more than 7, and other tenths are a little less than whole
    select least(floor(round(published_confidence * 10, 6)), 9)::integer as tenth
    from articles
    where published_date is not null
)
select range as tenth, count(dated.tenth) as articles
from range(10)
left join dated on dated.tenth = range
group by range
order by range
