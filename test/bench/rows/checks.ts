import { execFileSync } from 'node:child_process'
import { compare, type Row, type Way } from '../compare.ts'
import { projectWith, pythonWith } from '../project.ts'
import { dataOf, engine, lookIn } from './tables.ts'

const rows = 1_000_000

const pandas = `import numpy as np, pandas as pd, time
started = time.perf_counter()
frame = pd.read_csv("data${rows}.csv")
names = ["id", "a", "b", "c", "n1", "n2", "n3", "color", "name", "day"]
held = [set(names) <= set(frame.columns), list(frame.columns) == names, len(frame) > 0]
held += [not frame[name].isna().any() for name in frame.columns]
held += [frame[name].dtype.kind == kind for name, kind in zip(frame.columns, "ifffiiiOO")]
held += [pd.to_datetime(frame["day"], format="%Y-%m-%d", errors="coerce").notna().all()]
held += [frame[name].between(0, 10_000_000).all() for name in ["id", "a", "b", "c", "n1", "n2", "n3"]]
held += [np.isfinite(frame[name]).all() for name in "abc"]
held += [frame["color"].isin(["red", "green", "blue"]).all(), frame["n3"].isin(range(10)).all(), frame["n1"].isin(range(100)).all()]
held += [frame[name].str.len().between(low, high).all() for name, low, high in [("color", 3, 5), ("name", 5, 9)]]
held += [frame[name].str.fullmatch(pattern).all() for name, pattern in [("color", "[a-z]+"), ("name", "name[0-9]{4}")]]
assert all(held)
print(len(held), 0, time.perf_counter() - started)
`

const ours = `import { defineContract } from 'pipeproof'
import { checkData } from 'pipeproof/kit'
const number = { type: 'number', minimum: 0, maximum: 10000000 }
const whole = { type: 'integer', minimum: 0, maximum: 10000000 }
const columns = { id: whole, a: number, b: number, c: number, n1: { ...whole, enum: Array.from({ length: 100 }, (_, index) => index) }, n2: whole, n3: { ...whole, enum: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]} ,
  color: { type: 'string', enum: ['red', 'green', 'blue'], minLength: 3, maxLength: 5, pattern: '[a-z]+' },
  name: { type: 'string', minLength: 5, maxLength: 9, pattern: 'name[0-9]{4}' }, day: { type: 'date' } }
const { inputs } = defineContract({ script: './data.mjs', inputs: { data: { files: 'data.csv', fields: 'exact', ordered: true, columns } }, outputs: {} }, { from: import.meta.url })
const look = (rows) => checkData(new URL('data' + rows + '.csv', import.meta.url).pathname, inputs.data, 'all')
await look(100)
const started = performance.now()
const findings = await look(${rows})
// no column lacking, none more and in order, the rows; null and type of each column; bounds of 7, finite 3, sets 3, lengths 2, patterns 2
console.log(findings.length === 0 ? 3 + 10 + 10 + 7 + 3 + 3 + 2 + 2 : 0, 0, (performance.now() - started) / 1000)
`

const types =
  "{'id': 'BIGINT', 'a': 'DOUBLE', 'b': 'DOUBLE', 'c': 'DOUBLE', 'n1': 'BIGINT', 'n2': 'BIGINT', 'n3': 'BIGINT', 'color': 'VARCHAR', 'name': 'VARCHAR', 'day': 'DATE'}"

const extremes = `${engine}const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
const look = (rows) => connection.runAndReadAll(\`SELECT min(COLUMNS(*)), max(COLUMNS(*)) FROM read_csv('data\${rows}.csv', columns = ${types}, header = true, auto_detect = false)\`)
await look(100)
const started = performance.now()
const found = await look(${rows})
console.log(found.columnCount * 2, 0, (performance.now() - started) / 1000)
`

/** 40 checks of a million rows of CSV: against the same in pandas, and against the extremes of all columns, by the engine alone with the types given. */
export async function checks(): Promise<Row[]> {
  const python = pythonWith('pandas')
  if (python === undefined) return []
  const cwd = projectWith({
    'data.mjs': dataOf([100, rows]),
    'pandas.job.py': pandas,
    'ours.mjs': ours,
    'extremes.mjs': extremes,
  })
  execFileSync(process.execPath, ['data.mjs'], { cwd })
  const look = lookIn(cwd)
  const way = (name: string, command: string, file: string): Way => ({ name, run: () => look(command, [file]) })
  const plain = way('pandas', python, 'pandas.job.py')
  const own = way('pipeproof', process.execPath, 'ours.mjs')
  const least = way('least and greatest of all columns', process.execPath, 'extremes.mjs')
  const common = { title: `40 checks of ${rows} rows of CSV`, examples: 40, rounds: 7 }
  return [
    ...(await compare({ ...common, against: plain.name, ways: [plain, own], targets: { pipeproof: 3 } })),
    ...(await compare({ ...common, against: least.name, ways: [least, own], targets: { pipeproof: 1 / 3 } })),
  ]
}
