-- links: whether every link leads to an address of the web, in the words that stand on the page.
-- grain: one row per document that has a link.
select
    document_id,
    bool_and(regexp_matches(url, '^https?://[^/\s]')) as all_lead_to_the_web,
    bool_and(split_part(url, '/', 3) like '%' || host || '%') as all_hosts_are_theirs,
    bool_or(regexp_matches(anchor, '[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{80}-\x{9F}]')) as has_control_characters
from links
group by document_id
order by document_id
