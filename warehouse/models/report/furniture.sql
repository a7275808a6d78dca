-- furniture: what was dropped from the pages that hold an article, by kind, with its three most frequent reasons.
-- grain: one row per kind of dropped block.
with visible as (
    select blocks.*, char_end - char_start as characters
    from blocks
    semi join articles using (document_id)
),
because as (
    select kind, reason, row_number() over (partition by kind order by count(*) desc, reason) as position
    from visible
    where not kept
    group by kind, reason
),
reasons as (
    select kind, list(reason order by position) as reasons
    from because
    where position <= 3
    group by kind
)
select
    kind,
    count(*) as blocks,
    sum(characters)::bigint as characters,
    (select sum(characters)::bigint from visible) as page_characters,
    any_value(reasons.reasons) as reasons
from visible
join reasons using (kind)
where not kept
group by kind
order by characters desc, kind
