-- publishers: the reference table of hosts, countries and zones.
-- grain: one row per host.
select *
from lake.publishers
order by host
