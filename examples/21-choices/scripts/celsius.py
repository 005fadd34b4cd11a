import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["measured"], "measured.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["converted"], "converted.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["day", "celsius"])
        writer.writerows([row["day"], round((float(row["fahrenheit"]) - 32) / 1.8, 3)] for row in rows)
