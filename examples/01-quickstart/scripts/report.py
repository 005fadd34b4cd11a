"""Joins customers and days: who brings how much, and the best day."""

import csv
import json
import os


def read(folder, name):
    with open(os.path.join(folder, name), newline="") as source:
        return list(csv.DictReader(source))


def main(input_paths, output_paths, environ_vars, job_args):
    totals = read(input_paths["totals"], "totals.csv")
    revenue = read(input_paths["revenue"], "revenue.csv")
    whole = sum(float(row["total_usd"]) for row in totals) or 1.0

    os.makedirs(output_paths["shares"], exist_ok=True)
    with open(os.path.join(output_paths["shares"], "shares.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["customer", "share"])
        for row in totals:
            writer.writerow([row["customer"], round(float(row["total_usd"]) / whole, 6)])

    best = max(revenue, key=lambda row: float(row["revenue_usd"]))
    with open(os.path.join(output_paths["shares"], "summary.json"), "w") as target:
        json.dump({"customers": len(totals), "best_day": best["day"], "top": int(job_args.top)}, target)
