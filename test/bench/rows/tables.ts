import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { compare, type Row } from '../compare.ts'
import { projectWith, pythonWith } from '../project.ts'

/** Ten million take minutes: `PIPEPROOF_BENCH_ROWS=10000000` asks for them. */
const rows = Number(process.env['PIPEPROOF_BENCH_ROWS'] ?? 1_000_000)

const data = `import numpy as np, pandas as pd
n = ${rows}
chance = np.random.default_rng(1)
frame = pd.DataFrame({"id": np.arange(n), **{c: chance.uniform(0, 1000, n).round(3) for c in "abc"},
    "n1": chance.integers(0, 100, n), "n2": chance.integers(0, 100000, n), "n3": chance.integers(0, 10, n),
    "color": chance.choice(["red", "green", "blue"], n), "name": np.char.add("name", chance.integers(1000, 6000, n).astype(str)),
    "day": pd.to_datetime("2020-01-01") + pd.to_timedelta(chance.integers(0, 1000, n), unit="D")})
frame.to_csv("data.csv", index=False)
`

const pandas = `import pandas as pd, resource
frame = pd.read_csv("data.csv", parse_dates=["day"])
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
assert bad == 0
print(len(frame), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
`

const ours = (exact: boolean): string => `import { defineContract, openTable } from 'pipeproof'
import { checkData } from 'pipeproof/kit'
const number = { type: 'number', minimum: 0, maximum: 100000 }
const whole = { type: 'integer', minimum: 0, maximum: 100000 }
const columns = { id: { type: 'integer' }, a: number, b: number, c: number, n1: whole, n2: whole, n3: whole,
  color: { type: 'string', enum: ['red', 'green', 'blue'] }, name: { type: 'string', minLength: 5 }, day: { type: 'date' } }
const port = { files: 'data.csv', columns }
const { inputs } = defineContract({ command: ['true'], inputs: { data: port }, outputs: {} }, { from: import.meta.url })
const file = new URL('data.csv', import.meta.url).pathname
const { rows } = await (await openTable(file, { columns })).profile({ exact: ${exact} })
if ((await checkData(file, inputs.data, 'all')).length > 0) throw new Error('bad data')
console.log(rows, process.resourceUsage().maxRSS / 1024)
`

/** A profile and checks of ten columns of CSV, each in a process of its own: seconds, and peak memory. */
export async function tables(): Promise<Row[]> {
  const python = pythonWith('pandas')
  if (python === undefined) return []
  const cwd = projectWith({
    'data.py': data,
    'pandas.job.py': pandas,
    'near.mjs': ours(false),
    'exact.mjs': ours(true),
  })
  execFileSync(python, ['data.py'], { cwd })
  const peaks = new Map<string, number>()
  const way = (name: string, command: string, file: string) => ({
    name,
    run: (): number => {
      const [ran = 0, megabytes = 0] = execFileSync(command, [join(cwd, file)], { cwd, encoding: 'utf8' })
        .trim()
        .split(' ')
        .map(Number)
      peaks.set(name, megabytes)
      return ran
    },
  })
  const names = { pandas: 'pandas', near: 'openTable and checks', exact: 'the same, exact' }
  const ways = [
    way(names.pandas, python, 'pandas.job.py'),
    way(names.near, process.execPath, 'near.mjs'),
    way(names.exact, process.execPath, 'exact.mjs'),
  ]
  const targets = { [names.near]: 3.5, [names.exact]: 2.5 }
  const title = `profile and 20 checks of ${rows} rows of CSV`
  const seconds = await compare({ title, against: names.pandas, examples: rows, rounds: 1, ways, targets })
  const peak = peaks.get(names.pandas) ?? Number.NaN
  const memory = [...peaks].map(([name, megabytes]) => ({
    title: 'the same, MB at most (in place of seconds)',
    way: name,
    seconds: megabytes,
    ratio: peak / megabytes,
    target: name === names.near ? 5 : undefined,
  }))
  return [...seconds, ...memory]
}
