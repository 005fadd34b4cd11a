/** One line of configuration makes YAML files tests. */
export const vitestConfig = `import { pipeproof } from 'pipeproof/preset/vitest'
export default { plugins: [pipeproof()] }
`

/** The least that a user writes: a script, a contract of ten lines at most, a pipeline of two steps. */
export const smallProject = {
  'double.py': `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    os.makedirs(output_paths["numbers"], exist_ok=True)
    with open(os.path.join(input_paths["numbers"], "numbers.csv")) as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["numbers"], "numbers.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["n"])
        writer.writerows([int(row["n"]) * 2] for row in rows)
`,
  'double.yaml': `script: double.py
inputs:
  numbers:
    files: numbers.csv
    columns: { n: { type: integer } }
outputs:
  numbers:
    files: numbers.csv
    columns: { n: { type: integer } }
`,
  'twice.pipeline.yaml': `name: twice
steps:
  first: double.yaml
  second: double.yaml
edges:
  second.numbers: first.numbers
`,
  'vitest.config.ts': vitestConfig,
}

/** How many tests its pipeline has. */
export const smallTests = 17
