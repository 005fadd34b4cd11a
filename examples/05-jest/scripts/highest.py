import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    highest = {}
    with open(os.path.join(input_paths["levels"], "levels.csv"), newline="") as source:
        for row in csv.DictReader(source):
            metres = float(row["metres"])
            highest[row["station"]] = max(metres, highest.get(row["station"], metres))
    with open(os.path.join(output_paths["tops"], "tops.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["station", "metres"])
        writer.writerows(highest.items())
