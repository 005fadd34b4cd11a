import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../src/model/finding.ts'
import { openFlow } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import { folder } from './support/folder.ts'
import { messages } from './support/messages.ts'

const first = `import csv

def main(input_paths, output_paths, environ_vars, job_args):
    for part in (0, 1):
        with open(output_paths["out"] + f"/part-{part}.csv", "w", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(["id", "name"])
            writer.writerows([[2 * part, "ab"], [2 * part + 1, "cd"]])
    with open(output_paths["model"] + "/model.bin", "w") as target:
        target.write("model" * 9)
`

const second = (line: string): string => `import csv, glob

def main(input_paths, output_paths, environ_vars, job_args):
    rows = []
    for path in sorted(glob.glob(input_paths["data"] + "/*.csv")):
        with open(path, newline="") as source:
            found = list(csv.DictReader(source))
            ${line}
            rows += found
    with open(output_paths["done"] + "/done.csv", "w") as target:
        target.write("n\\n" + str(len(rows)) + "\\n")
`

const columns = 'files: part-*.csv, columns: { id: { type: integer, unique: true }, name: { type: string } }'

/** What the test of one edge finds, where the consumer has such a line and promises to refuse so much. */
async function found(line: string, rejects: string, port = 'out -> data'): Promise<Finding[]> {
  const [from = '', to = ''] = port.split(' -> ')
  const dir = folder({
    'package.json': '{}',
    'first.py': first,
    'second.py': second(line),
    'first.yaml': `script: first.py\noutputs: { out: { ${columns} }, model: { files: model.bin } }\n`,
    'second.yaml': `script: second.py
inputs: { data: { ${columns} }, old: { required: false, files: model.bin } }
outputs: { done: { files: done.csv, columns: { n: { type: integer } } } }
rejects: [${rejects}]
`,
    'p.yaml': `name: p
steps: { first: first.yaml, second: second.yaml }
edges: { second.data: first.out, second.old: first.model }
`,
  })
  const flow = openFlow(readPipeline(join(dir, 'p.yaml')), { own: true })
  const group = flow.plan.groups.find(({ title }) => title === `first.${from} -> second.${to}`)
  const planned = group?.tests.find(({ question }) => question.kind === 'unfinished')
  if (!group || !planned) throw new TypeError('it is planned')
  expect(planned.title).toBe('second refuses what first leaves unfinished')
  const findings = await flow.examine(planned, group.title)
  await flow.close()
  return findings
}

const short = 'assert all(row["name"] for row in found), "data is incomplete"'
const empty = 'if not found: raise ValueError(f"{path} is empty")'

test('a consumer that takes what its producer left unfinished is told so, for each way', async () => {
  expect(messages(await found('pass', 'truncated, emptyFile, doubled'))).toMatchInlineSnapshot(`
    "no-refusal: Unexpected run without an error on a truncated \`part-1.csv\` in \`second\`, expected a refusal that names the input, its file or the damage, refuse such input in the script, or take \`truncated\` out of \`rejects\`
    no-refusal: Unexpected run without an error on an empty \`part-1.csv\` in \`second\`, expected a refusal that names the input, its file or the damage, refuse such input in the script, or take \`emptyFile\` out of \`rejects\`
    no-refusal: Unexpected run without an error on a doubled \`part-99999.csv\` in \`second\`, expected a refusal that names the input, its file or the damage, refuse such input in the script, or take \`doubled\` out of \`rejects\`"
  `)
})

test('one that refuses it clearly is right, and one that does not say why is not', async () => {
  expect(await found(`${short}; ${empty}`, 'truncated')).toEqual([])
  expect(await found(empty, 'emptyFile')).toEqual([])
  // its traceback shows a column
  expect(await found('[row["name"].strip() for row in found]', 'truncated')).toHaveLength(1)
  expect(messages(await found('found[0]', 'emptyFile'))).toMatchInlineSnapshot(
    `"no-refusal: Unexpected \`IndexError: list index out of range\` on an empty \`part-1.csv\` in \`second\`, expected a refusal that names the input, its file or the damage, refuse such input in the script, or take \`emptyFile\` out of \`rejects\`"`,
  )
})

test('half a file that is not described is damaged too', async () => {
  expect(messages(await found('pass', 'truncated', 'model -> old'))).toContain('on a truncated `model.bin`')
})
