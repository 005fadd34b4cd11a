import { arch, availableParallelism, platform, totalmem } from 'node:os'
import { table, type Row } from './compare.ts'
import { cache } from './rows/cache.ts'
import { checks } from './rows/checks.ts'
import { dag } from './rows/dag.ts'
import { branches } from './rows/branches.ts'
import { generate } from './rows/generate.ts'
import { peers } from './rows/peers.ts'
import { runs } from './rows/runs.ts'
import { scale } from './rows/scale.ts'
import { tables } from './rows/tables.ts'
import { watch } from './rows/watch.ts'

const all: Record<string, () => Promise<Row[]>> = {
  runs,
  branches,
  cache,
  dag,
  generate,
  peers,
  tables,
  checks,
  watch,
  scale,
}
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

const rows: Row[] = []
for (const [name, bench] of Object.entries(all)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const measured = await bench()
  rows.push(...measured)
  if (!process.argv.includes('--json')) console.log(table(measured))
}
const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.version}`
if (process.argv.includes('--json'))
  console.log(JSON.stringify({ machine, date: new Date().toISOString(), rows }, null, 2))
else console.log(machine)
