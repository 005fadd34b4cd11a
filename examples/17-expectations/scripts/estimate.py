import csv
import json
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["houses"], "houses.csv"), newline="") as source:
        rows = [(float(row["area"]), float(row["price"])) for row in csv.DictReader(source)]
    n = len(rows)
    mean_x = sum(x for x, _ in rows) / max(n, 1)
    mean_y = sum(y for _, y in rows) / max(n, 1)
    spread_x = sum((x - mean_x) ** 2 for x, _ in rows)
    spread_y = sum((y - mean_y) ** 2 for _, y in rows)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in rows) / spread_x if spread_x else 0
    start = mean_y - slope * mean_x
    errors = [y - start - slope * x for x, y in rows]
    worst = round(max(map(abs, errors), default=0), 1)
    r2 = round(1 - sum(error**2 for error in errors) / spread_y, 3) if spread_y else 0
    with open(os.path.join(output_paths["model"], "model.json"), "w") as target:
        json.dump({"start": start, "slope": slope}, target)
    with open(os.path.join(output_paths["report"], "metrics.json"), "w") as target:
        json.dump({"n": n, "kind": "linear", "r2": r2, "errors": [{"worst": worst}]}, target)
