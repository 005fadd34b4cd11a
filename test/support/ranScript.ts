import { join } from 'node:path'
import { loadContract, rows, runScript, type ScriptRun } from '../../src/index.ts'
import { sharedFolder } from './folder.ts'

const script = `import json, os

def main(input_paths, output_paths, environ_vars, job_args):
    rows = open(input_paths["raw"] + "/raw.csv").read().split()
    if "13" in rows:
        raise ValueError("unlucky number")
    with open(output_paths["out"] + "/out.csv", "w") as target:
        target.write("\\n".join(rows[:-1]) + "\\n")
    with open(output_paths["report"] + "/metrics.json", "w") as target:
        json.dump({"auc": 0.8, "rows": len(rows) - 1}, target)
    open(output_paths["report"] + "/empty.txt", "w").close()
`

const contract = `script: s.py
inputs: { raw: { files: raw.csv, columns: { id: { type: integer } } } }
outputs:
  out: { files: out.csv, rows: { min: 0 }, columns: { id: { type: integer } } }
  report: { files: "*" }
`

/** A run of a script that loses its last row, and refuses the number 13. */
export function ranScript(ids: number[]): Promise<ScriptRun> {
  const dir = sharedFolder({ 's.py': script, 'c.yaml': contract, 'package.json': '{}' })
  return runScript(loadContract(join(dir, 'c.yaml')), {
    inputs: { raw: rows(ids.map((id) => ({ id }))) },
    runner: 'process',
    cache: false,
  })
}
