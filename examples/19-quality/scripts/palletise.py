import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    pallets = {}
    with open(os.path.join(input_paths["graded"], "graded.csv"), newline="") as source:
        for row in csv.DictReader(source):
            pallet = pallets.setdefault(row["variety"], {"variety": row["variety"], "crates": 0, "price": 0})
            pallet["crates"] += 1
            pallet["price"] = round(pallet["price"] + float(row["price"] or 0), 2)
    with open(os.path.join(output_paths["pallets"], "pallets.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["variety", "crates", "price"])
        writer.writeheader()
        writer.writerows(pallets.values())
