#!/usr/bin/env python3
"""Crash-test driver: break any command at many points, then check an invariant.

    crash.py --work DIR --setup CMD --check CMD [--kills 200] [--mode random] -- COMMAND...

For each trial:  empty DIR -> setup -> COMMAND, broken at the trial's point ->
check 'broken' -> COMMAND again, unbroken -> check 'recovered'.
COMMAND and the check/setup commands are run with the environment variable
CRASH_WORK=DIR; the checks also get CRASH_STAGE=broken|recovered|clean.
A non-zero check is a violation.  Exit code 1 if there was any.

Modes   random   SIGKILL to the whole process group after a stratified random
                 delay over the command's measured duration (covers threads,
                 worker processes, native code)
        kill, after, torn, short, enospc, eio
                 exhaustive: one trial per storage call (or --kills evenly
                 spread ones), through faultio.so (see faultio.c)

Every trial is reproducible: trial number and seed give the delay or call.
"""

import argparse
import collections
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def sh(cmd, env, quiet=True):
    p = subprocess.run(cmd, shell=isinstance(cmd, str), env=env, capture_output=quiet, text=True)
    return p.returncode, (((p.stdout or "") + (p.stderr or "")).strip()[-600:] if quiet else "")


def fresh(work, setup, env):
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    if setup:
        rc, out = sh(setup, env)
        if rc:
            sys.exit(f"setup failed ({rc}): {out}")


def run_killed(cmd, env, delay):
    """Start cmd in its own session and SIGKILL that group after delay seconds."""
    p = subprocess.Popen(cmd, env=env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        p.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        pass
    try:
        os.killpg(p.pid, signal.SIGKILL)  # also workers that outlive their parent
    except ProcessLookupError:
        pass
    return p.wait()


def main(argv=None):
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--work", type=Path, required=True)
    ap.add_argument("--setup", default="")
    ap.add_argument("--check", required=True)
    ap.add_argument("--mode", default="random", choices=["random", "kill", "after", "torn", "short", "enospc", "eio"])
    ap.add_argument("--kills", type=int, default=200, help="trials (0 = every storage call)")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--skip", type=float, default=0.0, help="do not kill before this many seconds (imports)")
    ap.add_argument("--no-recover", action="store_true")
    ap.add_argument("--json", type=Path)
    ap.add_argument("command", nargs=argparse.REMAINDER)
    a = ap.parse_args(argv)
    cmd = a.command[1:] if a.command[:1] == ["--"] else a.command
    work = a.work.resolve()
    env = {**os.environ, "CRASH_WORK": str(work)}
    res = collections.Counter()
    bad = []

    def check(stage, trial):
        rc, out = sh(a.check, {**env, "CRASH_STAGE": stage})
        res[f"{stage}_ok" if rc == 0 else f"{stage}_VIOLATION"] += 1
        if rc:
            bad.append({"trial": trial, "stage": stage, "out": out})

    # a clean run first: the command and its check must agree, and we learn its length
    durations = []
    for _ in range(3):
        fresh(work, a.setup, env)
        t = time.monotonic()
        rc, out = sh(cmd, env)
        durations.append(time.monotonic() - t)
        if rc:
            sys.exit(f"command fails unbroken ({rc}): {out}")
    check("clean", "clean")
    if bad:
        sys.exit(f"the check fails after a clean run: {bad[0]['out']}")
    length = sorted(durations)[1]

    if a.mode == "random":
        rnd, n = random.Random(a.seed), a.kills
        span = max(0.001, length * 1.05 - a.skip)
        points = [a.skip + span * (i + rnd.random()) / n for i in range(n)]
    else:
        log = work.parent / (work.name + ".calls")
        log.unlink(missing_ok=True)
        fresh(work, a.setup, env)
        fenv = {**env, "LD_PRELOAD": str(HERE / "faultio.so"), "FAULT_DIR": str(work)}
        sh(cmd, {**fenv, "FAULT_MODE": "count", "FAULT_LOG": str(log)})
        calls = log.read_text().splitlines() if log.exists() else []
        total = len(calls)
        points = list(range(1, total + 1))
        if a.kills and total > a.kills:
            points = sorted({1 + i * (total - 1) // (a.kills - 1) for i in range(a.kills)})
        res["storage_calls"] = total

    for i, point in enumerate(points):
        fresh(work, a.setup, env)
        if a.mode == "random":
            rc = run_killed(cmd, env, point)
        else:
            p = subprocess.run(
                cmd, env={**fenv, "FAULT_MODE": a.mode, "FAULT_AT": str(point)}, capture_output=True, text=True
            )
            rc = p.returncode
            if a.mode in ("enospc", "eio") and rc == 0:
                res["error_swallowed_rc0"] += 1
        res["killed" if rc == -9 else ("finished" if rc == 0 else "failed_cleanly" if rc > 0 else f"signal_{-rc}")] += 1
        # a run that reported success must be durable: then only the new state will do
        check("recovered" if rc == 0 else "broken", point)
        if not a.no_recover:
            rc, out = sh(cmd, env)
            if rc:
                res["recovery_run_FAILED"] += 1
                bad.append({"trial": point, "stage": "recovery run", "out": out})
            check("recovered", point)

    report = {
        "mode": a.mode,
        "trials": len(points),
        "seed": a.seed,
        "length_s": round(length, 2),
        **res,
        "violations": bad[:20],
        "n_violations": len(bad),
    }
    text = json.dumps(report, indent=1)
    if a.json:
        a.json.write_text(text + "\n")
    print(text)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
