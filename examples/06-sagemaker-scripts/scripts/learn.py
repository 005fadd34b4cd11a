"""A Training script: finds the amount from which a payment looks like fraud."""

import argparse
import csv
import json
import os

parser = argparse.ArgumentParser()
parser.add_argument("--factor", type=float)
parser.add_argument("--train", default=os.environ.get("SM_CHANNEL_TRAIN"))
parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR"))
args = parser.parse_args()

with open(os.path.join(args.train, "data.csv"), newline="") as source:
    amounts = [float(row["amount"]) for row in csv.DictReader(source) if row["is_fraud"] == "1"]

threshold = args.factor * sum(amounts) / len(amounts) if amounts else 0.0
with open(os.path.join(args.model_dir, "model.json"), "w") as target:
    json.dump({"threshold": threshold}, target)
