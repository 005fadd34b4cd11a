import { join } from 'node:path'
import { expect, test } from 'vitest'
import { around } from '../src/around.ts'
import { openFlow } from '../src/flow.ts'
import { readContract } from '../src/load.ts'
import { folder } from './support/folder.ts'
import { messages } from './support/messages.ts'

const head = `import csv, json, os, random

def main(input_paths, output_paths, environ_vars, job_args):
    with open(input_paths["raw"] + "/raw.csv", newline="") as source:
        rows = list(csv.DictReader(source))
    def write(rows):
        with open(output_paths["out"] + "/out.csv", "a" if APPEND else "w", newline="") as target:
            writer = csv.writer(target)
            if not APPEND or target.tell() == 0:
                writer.writerow(["id", "cents"])
            writer.writerows(rows)
    def tell(value):
        with open(output_paths["report"] + "/metrics.json", "w") as target:
            json.dump({"auc": value}, target)
    APPEND = False
    pairs = [(int(row["id"]), float(row["amount"]) * 100) for row in rows]
`

const contract = (relation: string): string => `script: s.py
inputs: { raw: { files: raw.csv, columns: { id: { type: integer, minimum: 0 }, amount: { type: number, minimum: 1, maximum: 9 } } } }
outputs:
  out: { required: false, files: out.csv, rows: { min: 0 }, columns: { id: { type: integer }, cents: { type: number } } }
  report: { required: false, files: "*.json" }
relations: [${relation}]
`

/** What one relation finds of a script that ends so. */
async function found(relation: string, ending: string): Promise<string> {
  const dir = folder({ 's.py': `${head}    ${ending}\n`, 'c.yaml': contract(relation), 'package.json': '{}' })
  const flow = openFlow(around(readContract(join(dir, 'c.yaml'))), { alone: true, runner: 'process', cache: false })
  const planned = flow.plan.groups.flatMap(({ tests }) => tests).filter(({ question }) => question.kind === 'relation')
  if (planned.length === 0) throw new TypeError('the relation is planned')
  const findings = []
  for (const each of planned) findings.push(...(await flow.examine(each, 's')))
  await flow.close()
  const notes = findings.flatMap((each) => each.notes ?? [])
  return [messages(findings), ...notes].join('\n').replaceAll(/(?<=(lost|new ) {3}\{ ).*(?= \})/g, '…')
}

test.each([
  ['rowOrder', 'write(pairs)'],
  ['duplicates', 'write(sorted(set(pairs)))'],
  ['extraColumns', 'write(pairs)'],
  ['splitting', 'write(pairs)'],
  ['scaling: { column: raw.amount, by: 2, changes: { out.cents: 2 } }', 'write(pairs)'],
  [
    'scaling: { column: raw.amount, by: 2, changes: { out.cents: 2 } }, scaling: { column: raw.id, by: 3, changes: { out.id: 3 } }',
    'write(pairs)',
  ],
  ['rerun', 'write(pairs)'],
  ['sameSeed', 'write(pairs)'],
  ['permuted: { column: raw.amount, metric: "metrics.json#auc" }', 'tell(sum(i * p[1] for i, p in enumerate(pairs)))'],
])('%s finds nothing in a script that keeps it', async (relation, ending) => {
  expect(await found(relation, ending)).toBe('')
})

test.each([
  ['rowOrder', 'write([(id, cents + place) for place, (id, cents) in enumerate(pairs)])'],
  ['rowOrder', 'tell(pairs[0][1] if pairs else 0)'],
  ['duplicates', 'write([(id, cents / len(pairs)) for id, cents in pairs])'],
  ['extraColumns', 'write([(len(row), 0) for row in rows])'],
  ['splitting', 'write([(id, cents - min(p[1] for p in pairs)) for id, cents in pairs])'],
  [
    'scaling: { column: raw.amount, by: 2, changes: { out.cents: 2 } }',
    'write([(id, cents + 1) for id, cents in pairs])',
  ],
  ['rerun', 'APPEND = True; write(pairs)'],
  ['sameSeed', 'write([(random.randrange(10**9), 0)])'],
  ['permuted: { column: raw.amount, metric: "metrics.json#auc" }', 'tell(len(pairs))'],
  ['permuted: { column: raw.amount, metric: "metrics.json#auk" }', 'tell(len(pairs))'],
])('%s is told of a script that breaks it', async (relation, ending) => {
  expect(await found(relation, ending)).toMatchSnapshot()
})
