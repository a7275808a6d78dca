"""The same text has the same answer: in every thread at first use, in every process, in every run."""

import subprocess
import sys

CALL = """
import json, sys, threading
from transforms.language import detect_all
texts = json.loads(sys.stdin.read())
answers = [None] * 16
ready = threading.Barrier(16)
def call(place):
    ready.wait()
    answers[place] = detect_all(texts)
threads = [threading.Thread(target=call, args=(place,)) for place in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert all(answer == answers[0] for answer in answers), answers
assert all(detect_all(texts) == answers[0] for _ in range(10))
print(answers[0])
"""
TEXTS = '["Trump Rallies in West Virginia", "Orkanen Rosa truer Phoenix", "Vlada Srbije i Crne Gore", ""]'


def answers() -> str:
    done = subprocess.run([sys.executable, "-c", CALL], input=TEXTS, capture_output=True, text=True, check=True)
    return done.stdout


def test_sixteen_threads_ten_runs_two_processes() -> None:
    assert answers() == answers()
