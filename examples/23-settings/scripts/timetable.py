import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["crossings"], "crossings.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["times"], "times.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["harbour", "time"])
        for row in rows:
            hour, minute = divmod(int(row["minute"]), 60)
            writer.writerow([row["harbour"], f"{hour:02}:{minute:02}"])
