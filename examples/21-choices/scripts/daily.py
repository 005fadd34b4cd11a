import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    by_day = {}
    with open(os.path.join(input_paths["readings"], "converted.csv"), newline="") as source:
        for row in csv.DictReader(source):
            by_day.setdefault(row["day"], []).append(float(row["celsius"]))
    with open(os.path.join(output_paths["days"], "days.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["day", "mean"])
        for day in sorted(by_day):
            writer.writerow([day, round(sum(by_day[day]) / len(by_day[day]), int(environ_vars["DIGITS"]))])
