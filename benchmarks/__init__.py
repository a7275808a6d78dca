"""Benchmarks: copydesk beside its peers, each in one thread, as in copydesk's workers.

More threads wait for each other while their processor time runs: on a busy machine the network of one page costs 20 ms.
"""

import os

from flows.fence import ONE_THREAD

os.environ.update(dict.fromkeys(ONE_THREAD, "1"))  # read when numpy is imported, which is after this
