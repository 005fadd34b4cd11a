import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["gauges"], "gauges.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["levels"], "levels.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["station", "metres"])
        writer.writerows([row["station"], round(float(row["feet"]) * 0.3048, 3)] for row in rows)
