import csv
import os

PRICES = {"Cox": 2.4, "Gala": 1.9, "Jonagold": 1.6}


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["crates"], "crates.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        price = PRICES.get(row["variety"])
        row["price"] = "" if price is None or row["kg"] == "" else round(price * float(row["kg"]), 2)
    with open(os.path.join(output_paths["graded"], "graded.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["crate", "variety", "kg", "price"])
        writer.writeheader()
        writer.writerows(rows)
