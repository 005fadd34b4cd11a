import { describe, expect, test } from 'vitest'
import { agreed, mainOf } from '../../support/agreed.ts'

const entry = `mode: entry
inputs: { raw: { files: a.csv }, model: { files: a.csv, path: /opt/ml/processing/model } }
outputs: { done: { files: b.csv } }
`

test('a program that speaks of the folders of its ports agrees', async () => {
  const script = `import os
from pathlib import Path
BASE = "/opt/ml/processing"
open("/opt/ml/processing/input/raw/a.csv")
open(os.path.join(BASE, "model", "x.bin"))
(Path(BASE) / "output" / "done").mkdir()
for name in os.listdir(BASE + "/input"):
    print(f"/opt/ml/processing/output/{name}/b.csv")
open("/opt/ml/input/config/hyperparameters.json")
`
  expect(await agreed(script, entry)).toEqual([])
})

test('a path that no port has is told with those that they have', async () => {
  const script = `"""Speaks of /opt/ml/processing/input/nowhere only."""
import os
DATA = "/opt/ml/processing/input/data"
open(os.path.join(DATA, "a.csv"))
open(f"/opt/ml/processing/results/{os.getpid()}.csv")
`
  expect(await agreed(script, entry)).toMatchInlineSnapshot(`
    [
      "error step.py:4 Unexpected path \`/opt/ml/processing/input/data/a.csv\` in \`step\`, expected \`/opt/ml/processing/model\`, \`/opt/ml/processing/input/raw\` or \`/opt/ml/processing/output/done\`, or a path below, write \`path: /opt/ml/processing/input/data\` at the port that is meant",
      "error step.py:5 Unexpected path \`/opt/ml/processing/results\` in \`step\`, expected \`/opt/ml/processing/model\`, \`/opt/ml/processing/input/raw\` or \`/opt/ml/processing/output/done\`, or a path below, write \`path: /opt/ml/processing/results\` at the port that is meant",
    ]
  `)
})

test('one that only fills in is a warning', async () => {
  const script = 'import os\nopen(os.environ.get("DATA", "/opt/ml/processing/input/data"))\n'
  expect(await agreed(script, `${entry}env: { DATA: x }\n`)).toMatchInlineSnapshot(`
    [
      "warning step.py:2 Unexpected default \`/opt/ml/processing/input/data\` of \`os.environ.get("DATA")\` in \`step\`, expected \`x\`, the default in the contract, write the same on both sides",
      "warning step.py:2 Unexpected path \`/opt/ml/processing/input/data\` in \`step\`, expected \`/opt/ml/processing/model\`, \`/opt/ml/processing/input/raw\` or \`/opt/ml/processing/output/done\`, or a path below, write \`path: /opt/ml/processing/input/data\` at the port that is meant",
    ]
  `)
})

test('a folder that all runs share is a warning', async () => {
  const script = 'from pathlib import Path\nwork = Path("/tmp") / "model"\nwork.mkdir()\nopen("/tmp")\n'
  expect(await agreed(script, 'mode: entry\n')).toMatchInlineSnapshot(`
    [
      "warning step.py:3 Unexpected path \`/tmp/model\` in \`step\`, expected a folder that this run alone has, write \`tempfile.mkdtemp()\`, or use the folder of a port",
    ]
  `)
})

describe('a script that is called', () => {
  const script = `DATA = "/opt/ml/processing/input/data"
${mainOf('input_paths["raw"]')}
if __name__ == "__main__":
    main({"raw": DATA}, {}, {}, None)
`

  test('may have paths for its time as a program, where nobody says others', async () => {
    expect(await agreed(script, 'inputs: { raw: { files: a.csv } }\n')).toEqual([])
    expect(await agreed(script, 'inputs: { raw: { files: a.csv, path: /opt/ml/processing/input/data } }\n')).toEqual([])
    const other = await agreed(script, 'inputs: { raw: { files: a.csv, path: /opt/ml/processing/input/raw } }\n')
    expect(other).toMatchInlineSnapshot(`
      [
        "warning step.py:6 Unexpected path \`/opt/ml/processing/input/data\` in \`step\`, expected \`/opt/ml/processing/input/raw\`, or a path below, write \`path: /opt/ml/processing/input/data\` at the port that is meant, or use the folder that \`main\` is given",
      ]
    `)
  })

  test('is warned of one in its `main`', async () => {
    expect(await agreed(mainOf('open("/opt/ml/model/x")'), '')).toMatchInlineSnapshot(`
      [
        "warning step.py:2 Unexpected path \`/opt/ml/model/x\` in \`step\`, expected the folder of a port, write \`path: /opt/ml/model/x\` at the port that is meant, or use the folder that \`main\` is given",
      ]
    `)
  })
})
