"""Says for each page which share of its visitors buys."""

import csv
import os
from collections import defaultdict


def main(input_paths, output_paths, environ_vars, job_args):
    label, digits = environ_vars["LABEL_FIELD"], int(environ_vars["DIGITS"])
    bought = defaultdict(list)
    with open(os.path.join(input_paths["visits"], "visits.csv"), newline="") as source:
        for row in csv.DictReader(source):
            bought[row["page"]].append(int(row[label]))
    with open(os.path.join(output_paths["shares"], "shares.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["page", "share"])
        writer.writerows((page, round(sum(all) / len(all), digits)) for page, all in sorted(bought.items()))
