import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { compare, type Row, type Way } from '../compare.ts'
import { projectWith, pythonWith } from '../project.ts'

/** `PIPEPROOF_BENCH_ROWS=1000000` asks for fewer where there is less time. */
const rows = Number(process.env['PIPEPROOF_BENCH_ROWS'] ?? 10_000_000)
/** Each ten times as large as the one before; the last is the one that pandas reads. */
const sizes = [1000, 100_000, rows / 10, rows]

/** As the package itself has it. */
export const engine = `import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
const { DuckDBInstance } = createRequire(fileURLToPath(import.meta.resolve('pipeproof')))('@duckdb/node-api')
`

/** The engine writes in seconds what pandas writes in minutes. */
export const dataOf = (
  all: number[],
): string => `${engine}const connection = await (await DuckDBInstance.create(':memory:')).connect()
const columns = "i AS id, round(random() * 1000, 3) AS a, round(random() * 1000, 3) AS b, round(random() * 1000, 3) AS c, (random() * 99)::INT AS n1, (random() * 99999)::INT AS n2, (random() * 9)::INT AS n3, (['red', 'green', 'blue'])[1 + (random() * 2)::INT] AS color, 'name' || (1000 + (random() * 4999)::INT) AS name, DATE '2020-01-01' + (random() * 999)::INT AS day"
for (const rows of [${all.join(', ')}]) await connection.run(\`COPY (SELECT \${columns} FROM range(\${rows}) each(i)) TO 'data\${rows}.csv' (HEADER)\`)
`

const pandas = (unique: boolean): string => `import pandas as pd, resource, time
started = time.perf_counter()
frame = pd.read_csv("data${rows}.csv", parse_dates=["day"])
for name in frame.columns:
    column = frame[name]
    told = [column.isna().sum(), column.nunique(), column.min(), column.max(), column.value_counts().head(10)]
    if column.dtype.kind in "if":
        told += [column.mean(), column.std(), column.quantile([0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99])]
    if name in ("color", "name"):
        told += [column.str.len().agg(["min", "mean", "max"])]
bad = sum(frame[name].isna().sum() for name in frame.columns)
bad += sum((~frame[name].between(0, 100000)).sum() for name in ["a", "b", "c", "n1", "n2", "n3"])
bad += (~frame["color"].isin(["red", "green", "blue"])).sum() + (frame["name"].str.len() < 5).sum()
bad += sum(frame[name].dtype.kind not in "if" for name in ["id", "a"])
${unique ? 'bad += frame["id"].duplicated().sum()' : ''}
assert bad == 0
print(len(frame), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.perf_counter() - started)
`

/** What both sides do, timed within their processes: neither its start nor its imports count. */
const ours = `import { defineContract } from 'pipeproof'
import { profileAndCheck } from 'pipeproof/kit'
const [,, rows, exact, unique, times = 1] = process.argv
const number = { type: 'number', minimum: 0, maximum: 100000 }
const whole = { type: 'integer', minimum: 0, maximum: 100000 }
const columns = { id: { type: 'integer', unique: unique === 'true' }, a: number, b: number, c: number, n1: whole, n2: whole, n3: whole,
  color: { type: 'string', enum: ['red', 'green', 'blue'] }, name: { type: 'string', minLength: 5 }, day: { type: 'date' } }
const { inputs } = defineContract({ script: './data.mjs', inputs: { data: { files: 'data.csv', columns } }, outputs: {} }, { from: import.meta.url })
const look = async (rows) => {
  const { findings, profiles } = await profileAndCheck(new URL('data' + rows + '.csv', import.meta.url).pathname, inputs.data, { exact: exact === 'true' })
  if (findings.length > 0) throw new Error('bad data')
  return profiles.data.rows
}
if (times > 1) await look(100)
const started = performance.now()
let seen
for (let time = 0; time < times; time++) seen = await look(rows)
console.log(seen, process.resourceUsage().maxRSS / 1024, (performance.now() - started) / 1000 / times)
`

export interface Looked {
  ran: number
  megabytes: number
  seconds: number
}

export type Look = (command: string, args: (string | number | boolean)[]) => Looked

export const lookIn =
  (cwd: string): Look =>
  (command, args) => {
    const said = execFileSync(command, args.map(String), { cwd, encoding: 'utf8' }).trim().split(' ').map(Number)
    const [ran = 0, megabytes = 0, seconds = 0] = said
    return { ran, megabytes, seconds }
  }

const names = {
  pandas: 'pandas',
  near: 'profile and checks',
  exact: 'the same, exact',
  pandasUnique: 'pandas, one column unique',
  unique: 'the same, one column unique',
}

/** Seconds and peak memory of processes of their own. */
async function large(python: string, look: Look): Promise<Row[]> {
  const peaks = new Map<string, number>()
  const way = (name: string, command: string, args: (string | number | boolean)[]): Way => ({
    name,
    run: () => {
      const looked = look(command, args)
      peaks.set(name, looked.megabytes)
      return looked
    },
  })
  const node = (name: string, exact: boolean, unique: boolean): Way =>
    way(name, process.execPath, ['ours.mjs', rows, exact, unique])
  const common = { title: `profile and 20 checks of ${rows} rows of CSV`, examples: rows, rounds: 3 }
  const seconds = await compare({
    ...common,
    against: names.pandas,
    ways: [way(names.pandas, python, ['plain.py']), node(names.near, false, false), node(names.exact, true, false)],
    targets: { [names.near]: 3.5, [names.exact]: 2.5 },
  })
  const unique = await compare({
    ...common,
    rounds: 1,
    against: names.pandasUnique,
    ways: [way(names.pandasUnique, python, ['unique.py']), node(names.unique, false, true)],
    targets: {},
  })
  const peak = peaks.get(names.pandas) ?? Number.NaN
  const memory = [...peaks].map(([name, megabytes]) => ({
    title: 'the same, MB at most (in place of seconds)',
    way: name,
    seconds: megabytes,
    ratio: peak / megabytes,
    target: name === names.near ? 5 : undefined,
  }))
  return [...seconds, ...unique, ...memory]
}

/** By which power of the rows the time grows, from one size to the next: at most 1.1 is linear. */
function growth(look: Look): Row[] {
  const times = sizes.map((size) => look(process.execPath, ['ours.mjs', size, false, false, size > 200_000 ? 1 : 5]))
  return sizes.map((size, index) => {
    const [seconds = 0, before = Number.NaN] = [times[index]?.seconds, times[index - 1]?.seconds]
    const exponent = Math.log(seconds / before) / Math.log(size / (sizes[index - 1] ?? Number.NaN))
    // the smaller the power, the better: one in place of the other
    return {
      title: `${size} rows, 1 / power of growth`,
      way: names.near,
      seconds,
      ratio: 1 / exponent,
      target: size === rows ? 0.9 : undefined,
    }
  })
}

const trips = 50

/** A file of 100 rows, against a query that asks for nothing: 4 ms at most, once the engine is open. */
function small(look: Look, cwd: string): Row[] {
  const looked = look(process.execPath, ['ours.mjs', 100, false, false, trips])
  const empty = look(process.execPath, ['empty.mjs'])
  if (statSync(join(cwd, 'data100.csv')).size === 0) throw new Error('Unexpected empty file, expected 100 rows')
  const title = '100 rows of CSV, in ms (in place of seconds)'
  return [
    {
      title,
      way: 'an empty query',
      seconds: empty.seconds * 1000,
      ratio: empty.seconds / looked.seconds,
      target: undefined,
    },
    { title, way: names.near, seconds: looked.seconds * 1000, ratio: 0.004 / looked.seconds, target: 1 },
  ]
}

const empty = `${engine}const connection = await (await DuckDBInstance.create(':memory:')).connect()
await connection.runAndReadAll('SELECT 1')
const started = performance.now()
for (let time = 0; time < ${trips}; time++) await connection.runAndReadAll('SELECT 1')
console.log(1, 0, (performance.now() - started) / 1000 / ${trips})
`

/** A profile and checks of ten columns of CSV: against pandas, by their growth, and of next to nothing. */
export async function tables(): Promise<Row[]> {
  const python = pythonWith('pandas')
  const cwd = projectWith({
    'data.mjs': dataOf([100, ...sizes]),
    'plain.py': pandas(false),
    'unique.py': pandas(true),
    'ours.mjs': ours,
    'empty.mjs': empty,
  })
  execFileSync(process.execPath, ['data.mjs'], { cwd })
  const look = lookIn(cwd)
  const others = [...growth(look), ...small(look, cwd)]
  return python === undefined ? others : [...(await large(python, look)), ...others]
}
