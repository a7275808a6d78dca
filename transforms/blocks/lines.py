"""Lines of a story that a rule takes out by what they say."""

from collections.abc import Callable

from transforms.blocks.splitting import Flags, Split


def without(blocks: Split, stays: Flags, unwanted: Callable[[str], bool], *, longest: int) -> Flags:
    """Return the blocks that stay once those are gone that are unwanted; longer ones, in characters, are not asked."""
    stays = stays.copy()
    for block in stays.nonzero()[0].tolist():
        start, end = int(blocks.starts[block]), int(blocks.ends[block])
        if end - start <= longest and unwanted(blocks.text[start:end]):
            stays[block] = False
    return stays
