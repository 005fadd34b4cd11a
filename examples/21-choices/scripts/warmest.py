import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["days"], "days.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["warmest"], "warmest.csv"), "w") as target:
        warmest = max(rows, key=lambda row: (float(row["mean"]), row["day"]))
        target.write(f'day\n{warmest["day"]}\n')
