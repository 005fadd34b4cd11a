import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../src/model/finding.ts'
import { around } from '../src/around.ts'
import { openFlow } from '../src/flow.ts'
import { readContract } from '../src/load.ts'
import { messages, thrown } from './support/messages.ts'
import { repository } from './support/repository.ts'

const script = (line: string, more = ''): string => `import csv, json, random, time
${more}
def main(input_paths, output_paths, environ_vars, job_args):
    with open(input_paths["raw"] + "/raw.csv", newline="") as source:
        rows = list(csv.DictReader(source))
    metrics = {"rows": len(rows), "at": time.time()}
    out = [{"id": row["id"], "cents": 2 * int(row["cents"]), "draw": random.random()} for row in rows]
    ${line}
    with open(output_paths["out"] + "/out.csv", "w", newline="") as target:
        writer = csv.DictWriter(target, ["id", "cents", "draw"])
        writer.writeheader()
        writer.writerows(out)
    with open(output_paths["report"] + "/metrics.json", "w") as target:
        json.dump(metrics, target)
`

const contract = (versions: string): string => `script: scripts/s.py
inputs: { raw: { files: raw.csv, columns: { id: { type: integer, unique: true }, cents: { type: integer, minimum: 0, maximum: 1000 } } } }
outputs:
  out: { files: out.csv, columns: { id: { type: integer }, cents: { type: integer } } }
  report: { files: metrics.json }
cases: [{ name: known, inputs: { raw: { rows: [{ id: 1, cents: 777 }] } } }]
versions: ${versions}
`

interface Versions {
  before?: Record<string, string>
  now?: Record<string, string>
  versions?: string
}

/** What the one test of two versions finds, where files become others after their first commit. */
async function found({ before = {}, now = {}, versions = '{ base: main }' }: Versions): Promise<Finding[]> {
  const files = { 'scripts/s.py': script('pass'), 'c.yaml': contract(versions), 'package.json': '{}', ...before }
  const dir = repository(files)
  for (const [name, text] of Object.entries(now)) writeFileSync(join(dir, name), text)
  const flow = openFlow(around(readContract(join(dir, 'c.yaml'))), { alone: true, own: true })
  const planned = flow.plan.groups.flatMap(({ tests }) => tests).find(({ question }) => question.kind === 'versions')
  if (!planned) throw new TypeError('it is planned')
  try {
    return await flow.examine(planned, 's')
  } finally {
    await flow.close()
    expect(readdirSync(join(dir, 'scripts'))).not.toContain('.git-index')
  }
}

const told = (findings: Finding[]): string =>
  [messages(findings), ...findings.flatMap(({ notes = [] }) => notes)]
    .join('\n')
    .replaceAll(/\d+(?= runs)/g, '#')
    .replaceAll(/(?<=case {3})\S+/g, '…')
    .replaceAll(/[^`\s]*(?=scripts\/s\.py:)/g, '')

test('the same script writes the same, but for what changes with each run', { timeout: 60_000 }, async () => {
  expect(await found({})).toEqual([])
})

test('a value that differs is told, on the smallest input that shows it', { timeout: 60_000 }, async () => {
  const line = 'for row in out: row["cents"] += row["cents"] > 700'
  expect(told(await found({ now: { 'scripts/s.py': script(line) } }))).toMatchInlineSnapshot(`
    "version-differs: Unexpected \`703\` (row 1) in \`c.out.cents\`, expected \`702\` as \`main\` writes it, mend the script, or list what is meant to change under \`ignore\`
    cell   row 1, cents: expected \`702\`, received \`703\`
    from   raw  { cents: 351 }
           the smallest input that shows it: 1 row, found in # runs
    case   … to paste under \`cases\`"
  `)
})

test(
  'a value in a document differs by its path, and within the tolerance it does not',
  { timeout: 60_000 },
  async () => {
    const now = { 'scripts/s.py': script('metrics["rows"] += 0.001') }
    expect(told(await found({ now }))).toMatchInlineSnapshot(`
      "version-differs: Unexpected \`1.001\` (metrics.json) in \`c.report.rows\`, expected \`1\` as \`main\` writes it, mend the script, or list what is meant to change under \`ignore\`
      cell   metrics.json, rows: expected \`1\`, received \`1.001\`
      from   raw  { id: 0, cents: 0 }
             the smallest input that shows it: 1 row, found in 1 run
      case   … to paste under \`cases\`"
    `)
    expect(await found({ now, versions: '{ base: main, tolerance: 0.01 }' })).toEqual([])
  },
)

test('what is not to be compared is not', { timeout: 60_000 }, async () => {
  const now = { 'scripts/s.py': script('for row in out: row["cents"] += 1') }
  expect(await found({ now, versions: '{ base: main, ignore: [cents] }' })).toEqual([])
  expect(await found({ now, versions: '{ base: main, outputs: [report] }' })).toEqual([])
})

test('the modules of that time are imported too', { timeout: 60_000 }, async () => {
  const calling = script('for row in out: row["cents"] = rate.of(row["cents"])', 'import rate')
  const before = { 'scripts/s.py': calling, 'scripts/rate.py': 'def of(cents): return cents + 1\n' }
  const findings = await found({ before, now: { 'scripts/rate.py': 'def of(cents): return cents + 2\n' } })
  expect(findings.map(({ place }) => place)).toEqual(['c.out.cents'])
})

test('another file can be the other version', { timeout: 60_000 }, async () => {
  const before = { 'scripts/old.py': script('for row in out: row["cents"] += 1') }
  const findings = await found({ before, versions: '{ script: scripts/old.py }' })
  expect(messages(findings).replaceAll(/`[^`]*old\.py`/g, '`old.py`')).toContain('as `old.py` writes it')
})

test(
  'an input that the new version alone can not read is told, and one that it alone can read is not',
  { timeout: 60_000 },
  async () => {
    const failing = script('if len(rows) == 3: raise ValueError("three")')
    expect(told(await found({ now: { 'scripts/s.py': failing } }))).toMatchInlineSnapshot(`
      "exception: Unexpected \`ValueError: three\` in \`c\`, expected a run that ends without an error, mend \`scripts/s.py:8\`
      where  \`main\` runs well
      from   raw  { id: 555467940, cents: 0 }
      from   raw  { id: -304761160, cents: 0 }
      from   raw  { id: -795597026, cents: 0 }
             the smallest input that shows it: 3 rows, found in # runs
      case   … to paste under \`cases\`"
    `)
    expect(await found({ before: { 'scripts/s.py': failing }, now: { 'scripts/s.py': script('pass') } })).toEqual([])
  },
)

test('where the other version can read no input, nothing is compared, which is told', { timeout: 60_000 }, async () => {
  const before = { 'scripts/s.py': script('raise ValueError("never")') }
  expect(messages(await found({ before, now: { 'scripts/s.py': script('pass') } }))).toMatchInlineSnapshot(
    `"versions-not-compared: Unexpected \`ValueError: never\` of \`main\` on every input in \`c\`, expected one at least that it can read, name another version, or take \`versions\` out"`,
  )
})

test('a revision and a script that are not there are told', { timeout: 60_000 }, async () => {
  const place = /\n {2}in {3}\S*?(?=c\.yaml)/g
  const said = async (given: Versions): Promise<string> =>
    (await thrown(() => found(given))).replaceAll(place, '\n  in   ')
  const renamed = {
    now: { 'scripts/t.py': script('pass'), 'c.yaml': contract('{ base: main }').replace('s.py', 't.py') },
  }
  const shown = [await said({ versions: '{ base: mian }' }), await said(renamed)]
  expect(shown.join('\n')).toMatchInlineSnapshot(`
    "Unexpected revision \`mian\` of \`scripts/s.py\` (git knows no such revision), expected one that git has of this file, write \`main\`
      in   c.yaml:7:1
      see  docs/errors.md#pp029
    Unexpected revision \`main\` of \`scripts/t.py\` (the file is not in it), expected one that git has of this file, name a later one
      in   c.yaml:7:1
      see  docs/errors.md#pp029"
  `)
})
