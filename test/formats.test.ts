import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkData } from '../src/checkData.ts'
import { openFlow } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import { runPipeline } from '../src/runPipeline.ts'
import { formatNameOf } from '../src/table/formats.ts'
import { root } from './house/files.ts'
import { port } from './support/declared.ts'

/** Reads and writes text formats with nothing but the standard library. */
const python = `import csv, gzip, json, os

def opened(path, mode):
    return (gzip.open if path.endswith(".gz") else open)(path, mode + "t", encoding="utf-8", newline="")

def typed(row):
    amount = float(row["amount"]) if row["amount"] else None
    return {**row, "id": int(row["id"]), "amount": amount, "ok": row["ok"] == "true"}

def read(path):
    with opened(path, "r") as file:
        if ".jsonl" in path:
            return [json.loads(line) for line in file]
        if ".json" in path:
            return json.load(file)
        return [typed(row) for row in csv.DictReader(file, delimiter="\\t" if ".tsv" in path else ",")]

def write(path, rows):
    with opened(path, "w") as file:
        if ".jsonl" in path:
            file.writelines(json.dumps(row) + "\\n" for row in rows)
        elif ".json" in path:
            json.dump(rows, file, indent=1)
        else:
            writer = csv.DictWriter(file, rows[0], delimiter="\\t" if ".tsv" in path else ",")
            writer.writeheader()
            writer.writerows({**row, "ok": str(row["ok"]).lower()} for row in rows)

def main(input_paths, output_paths, environ_vars, job_args):
    os.makedirs(output_paths["out"], exist_ok=True)
    rows = read(os.path.join(input_paths["in"], environ_vars["FROM"]))
    write(os.path.join(output_paths["out"], environ_vars["TO"]), rows)
`

/** Reads and writes Parquet, for which Python has nothing of its own. */
const node = `import { createRequire } from 'node:module'
const { DuckDBInstance } = createRequire(${JSON.stringify(join(root, 'package.json'))})('@duckdb/node-api')
const [from, to] = process.argv.slice(2)
const connection = await (await DuckDBInstance.create()).connect()
const types = "{ id: 'BIGINT', amount: 'DOUBLE', ok: 'BOOLEAN', day: 'DATE', 'at': 'TIMESTAMPTZ', name: 'VARCHAR' }"
await connection.run("SET TimeZone = 'UTC'")
await connection.run(
  to.endsWith('.parquet')
    ? \`COPY (FROM read_json('\${from}', columns = \${types})) TO '\${to}'\`
    : \`COPY (SELECT * REPLACE (strftime("at", '%Y-%m-%dT%H:%M:%SZ') AS "at") FROM '\${from}') TO '\${to}' (FORMAT json, COMPRESSION gzip)\`,
)
`

const columns = `{ id: { type: integer, unique: true }, amount: { type: number, nullable: true }, ok: { type: boolean },
      day: { type: date }, at: { type: timestamp }, name: { type: string, enum: [a, "1", "é,\\"x\\""] } }`

const contract = (from: string, to: string): string =>
  `${
    from.includes('parquet') || to.includes('parquet')
      ? `command: [node, convert.mjs, '{inputs.in}/${from}', '{outputs.out}/${to}']`
      : `script: convert.py\nenv: { FROM: ${from}, TO: ${to} }`
  }
inputs:
  in:
    files: ${from}
    columns: ${columns}
outputs:
  out:
    files: ${to}
    columns: ${columns}
`

const files = ['a.csv.gz', 'b.jsonl', 'c.json.gz', 'd.parquet', 'e.jsonl.gz', 'f.tsv.gz', 'g.json', 'h.csv', 'i.tsv']
const steps = files.slice(1).map((to, index) => ({ name: to.replaceAll('.', '_'), from: files[index] ?? '', to }))

const dir = mkdtempSync(join(tmpdir(), 'pipeproof-formats-'))

writeFileSync(join(dir, 'convert.py'), python)
writeFileSync(join(dir, 'convert.mjs'), node)
for (const { name, from, to } of steps) writeFileSync(join(dir, `${name}.yaml`), contract(from, to))
const pairs = steps.slice(1).map(({ name }, index) => `  ${name}.in: ${steps[index]?.name}.out\n`)
writeFileSync(
  join(dir, 'formats.pipeline.yaml'),
  `name: formats\nsteps:\n${steps.map(({ name }) => `  ${name}: ${name}.yaml\n`).join('')}edges:\n${pairs.join('')}`,
)
const pipeline = join(dir, 'formats.pipeline.yaml')
const flow = openFlow(readPipeline(pipeline))

afterAll(async () => {
  await flow.close()
  rmSync(dir, { recursive: true, force: true })
})

describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
  test.each(tests)('$title', async (planned) => {
    expect(await flow.examine(planned, title)).toEqual([])
  })
})

test.each(files)('rows are checked as %s holds them', async (name) => {
  const declared = { id: { type: 'integer', minimum: 0 }, name: { type: 'string', nullable: true } } as const
  const wanted = port('in', declared, { files: name, format: formatNameOf(name) })
  expect(
    await checkData(
      [
        { id: 1, name: 'é' },
        { id: 2, name: null },
      ],
      wanted,
      'all',
    ),
  ).toEqual([])
  const found = await checkData([{ id: -1, name: '' }, { id: 'many' }], wanted, 'all')
  expect(found.map(({ code }) => code).toSorted()).toEqual(['range', 'type'])
})

test('a number that is written as a text in JSON is found, and whose fault it is', async () => {
  const script = join(dir, 'convert.py')
  writeFileSync(
    script,
    readFileSync(script, 'utf8').replace('json.dumps(row)', 'json.dumps({**row, "id": str(row["id"])})'),
  )
  const { findings } = await runPipeline(readPipeline(pipeline))
  expect(findings.map(({ message, fault, count, total }) => ({ message, fault, count, total }))).toMatchInlineSnapshot(`
    [
      {
        "count": 100,
        "fault": "producer",
        "message": "Unexpected text \`0\` in \`b_jsonl.out.id\`, expected an integer that occurs once, write this column as integer, or declare the type that it has",
        "total": 100,
      },
    ]
  `)
})
