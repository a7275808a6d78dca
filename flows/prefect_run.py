"""One run under Prefect from the command line: first its server, then Prefect and what the run needs."""

from flows.prefect_settings import embed
from flows.progress import Watch
from flows.settings import Settings
from warehouse.lake import Lake
from warehouse.suites import warm
from warehouse.summary import Summary


def run_under_prefect(settings: Settings, watch: Watch | None = None) -> Summary:
    """Run the pipeline as a flow run, on the server that PREFECT_API_URL names or else one of the lake's own."""
    with Lake(settings.lake).lock(wait=settings.wait):
        pass  # a lake that is busy is said at once, not after a server has started
    server = embed(settings.lake / "state")
    from flows import news  # after embed: Prefect reads its environment when it is imported

    return news.run_under_prefect(settings, watch, server=server, warm=warm)
