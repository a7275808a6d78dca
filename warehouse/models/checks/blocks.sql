-- blocks: whether the blocks of a document are its whole visible text, once, and hold its story.
-- grain: one row per document that has a block or an article.
-- gap_chars: characters that no block covers. overlap_chars: characters that two cover, or that a span runs
-- backwards over. Where the visible text ends is not stored; what is missing after the last block is not seen here.
with spans as (
    select
        document_id,
        char_start,
        char_end,
        kept,
        coalesce(max(char_end) over before, 0) as reached
    from blocks
    window before as (
        partition by document_id order by block_no rows between unbounded preceding and 1 preceding
    )
), covered as (
    select
        document_id,
        sum(greatest(char_start - reached, 0))::bigint as gap_chars,
        sum(greatest(reached - char_start, 0) + greatest(char_start - char_end, 0))::bigint as overlap_chars,
        sum(case when kept then char_end - char_start else 0 end)::bigint as kept_chars
    from spans
    group by document_id
)
select
    document_id,
    coalesce(gap_chars, 0) as gap_chars,
    coalesce(overlap_chars, 0) as overlap_chars,
    article_id is null or coalesce(kept_chars, 0) > 0 as story_is_kept
from covered
full join (select distinct document_id, article_id from articles) as articles using (document_id)
order by document_id
