"""A Processing script: splits raw payments into what is trained on and what is tested on."""

import argparse
import csv
import glob
import os

parser = argparse.ArgumentParser()
parser.add_argument("--test-every", type=int, default=5)
args = parser.parse_args()

rows = []
for path in sorted(glob.glob("/opt/ml/processing/input/raw/part-*.csv")):
    with open(path, newline="") as source:
        rows.extend(csv.DictReader(source))

parts = {"train": [], "test": []}
for number, row in enumerate(rows, start=1):
    parts["test" if number % args.test_every == 0 else "train"].append(row)

for name, part in parts.items():
    with open(os.path.join("/opt/ml/processing/output", name, "data.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["amount", "is_fraud"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(part)
