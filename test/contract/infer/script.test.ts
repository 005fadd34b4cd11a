import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inferContract } from '../../../src/inferContract.ts'
import { mainOf } from '../../support/agreed.ts'
import { folder } from '../../support/folder.ts'

async function told(script: string): Promise<unknown> {
  const dir = folder({ 'step.py': script })
  const { contract } = await inferContract(join(dir, 'step.py'), { file: join(dir, 'step.yaml') })
  return contract
}

test('a script that is called tells its ports, with their files, and the paths that it gives itself', async () => {
  const script = `import argparse, os
${mainOf(
  'open(os.path.join(input_paths["raw"], "part-*.csv"))',
  'input_paths.get("extra")',
  'open(os.path.join(output_paths["done"], "a.csv"), "w")',
  'open(os.path.join(output_paths["done"], "b.json"), "w")',
  'environ_vars["LABEL"]',
  'job_args.job_type',
)}
if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--job_type", choices=["training", "testing"], required=True)
    main({"raw": "/opt/ml/processing/input/data"}, {"done": "/opt/ml/processing/output"}, {}, parser.parse_args())
`
  expect(await told(script)).toMatchInlineSnapshot(`
    {
      "args": {
        "job_type": "training",
      },
      "env": {
        "LABEL": {
          "required": true,
        },
      },
      "inputs": {
        "extra": {
          "files": "**",
          "required": false,
        },
        "raw": {
          "files": "part-*.csv",
          "path": "/opt/ml/processing/input/data",
        },
      },
      "mode": "call",
      "outputs": {
        "done": {
          "datasets": {
            "a_csv": {
              "files": "a.csv",
            },
            "b_json": {
              "files": "b.json",
            },
          },
          "path": "/opt/ml/processing/output",
        },
      },
      "script": "step.py",
    }
  `)
})

test('a program tells its ports by paths and variables, and its options', async () => {
  const script = `import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--kind", required=True)
parser.add_argument("--loose")
parser.parse_args()
open("/opt/ml/processing/input/raw/x.csv")
open("/opt/ml/processing/report/x.json", "w")
open("/opt/ml/processing/input/code/step.py")
os.environ["SM_CHANNEL_TRAIN"], os.environ["SM_MODEL_DIR"], os.environ["HOME"], os.environ["LABEL"]
`
  expect(await told(script)).toMatchInlineSnapshot(`
    {
      "args": {
        "kind": "VALUE",
        "rounds": "5",
      },
      "env": {
        "LABEL": {
          "required": true,
        },
      },
      "inputs": {
        "raw": {
          "files": "x.csv",
        },
        "train": {
          "files": "**",
        },
      },
      "mode": "entry",
      "outputs": {
        "model": {
          "files": "model.tar.gz",
        },
        "report": {
          "files": "x.json",
          "path": "/opt/ml/processing/report",
        },
      },
      "script": "step.py",
    }
  `)
})
