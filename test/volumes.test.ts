import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../src/model/finding.ts'
import { around } from '../src/around.ts'
import { openFlow } from '../src/flow.ts'
import { readContract } from '../src/load.ts'
import { folder } from './support/folder.ts'

const script = (line: string): string => `import csv

def main(input_paths, output_paths, environ_vars, job_args):
    with open(input_paths["raw"] + "/raw.csv", newline="") as source:
        rows = list(csv.DictReader(source))
    ${line}
    with open(output_paths["out"] + "/out.csv", "w") as target:
        target.write("id\\n" + "".join(row["id"] + "\\n" for row in rows))
`

const contract = `script: s.py
inputs: { raw: { files: raw.csv, columns: { id: { type: integer } } } }
outputs: { out: { files: out.csv, columns: { id: { type: integer } } } }
`

/** What a script with this line shows as its input grows. */
async function found(line: string, volumes: string): Promise<Finding[]> {
  const files = { 's.py': script(line), 'c.yaml': `${contract}volumes: ${volumes}\n`, 'package.json': '{}' }
  const flow = openFlow(around(readContract(join(folder(files), 'c.yaml'))), { alone: true, own: true, shrink: false })
  const planned = flow.plan.groups.flatMap(({ tests }) => tests).find(({ question }) => question.kind === 'volumes')
  if (!planned) throw new TypeError('it is planned')
  const findings = await flow.examine(planned, 's')
  await flow.close()
  return findings
}

test('a loop inside a loop over all rows is found', { timeout: 60_000 }, async () => {
  const findings = await found(
    'sum(1 for _ in rows for _ in rows for _ in range(60))',
    '{ rows: [100, 1000], production: 1000000 }',
  )
  expect(findings.map(({ code }) => code)).toEqual(['grows-too-fast'])
  expect(findings[0]?.notes?.map((note) => note.replaceAll(/[\d.]+ (s|min|h|d|MB|GB)\b/g, '# $1'))).toEqual([
    'size   1 row: # s, # MB',
    'size   100 rows: # s, # MB',
    'size   1,000 rows: # s, # MB',
    expect.stringMatching(/^grows {2}time as rows\^(1\.[6-9]|2\.\d)$/),
    expect.stringMatching(/^grows {2}memory /),
    expect.stringMatching(/^then {3}1,000,000 rows: about # (min|h|d) and # [MG]B$/),
  ])
})

test('one pass over all rows is as it may be', { timeout: 60_000 }, async () => {
  expect(
    await found('sum(hash(row["id"]) for row in rows for _ in range(50))', '{ rows: [300, 3000, 30000] }'),
  ).toEqual([])
})

test('what breaks only on many rows is told with their number', { timeout: 60_000 }, async () => {
  const [first] = await found('assert len(rows) < 1000', '{ rows: [10, 1000, 10000] }')
  expect(first?.received).toBe('`AssertionError`')
  expect(first?.notes?.at(-1)).toBe('on     1000 rows')
})
