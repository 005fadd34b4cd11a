import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from './model/case.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import type { RelationItem, RelationOptions } from './model/relation.ts'
import { relations } from './check/relations.ts'
import type { Misfit, Relation, Sheet, Sheets, Written } from './check/relations/relation.ts'
import { conclude, contractIn, prepare, type Performed } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { sizedInputs } from './plan/varied.ts'
import { runnerFor } from './run/runners.ts'
import type { Session } from './session.ts'
import { finding, isError } from './shared/finding.ts'
import { hash } from './shared/hash.ts'
import { own } from './shared/own.ts'
import { DataTable } from './table/dataTable.ts'
import { formatOf } from './table/formats.ts'
import { writeColumns } from './table/write.ts'

/** A few rows first: what they show can be read. */
const sizes = [4, 50]

async function sheetIn(path: string, { dataset }: ObservedPort['datasets'][number]): Promise<Sheet> {
  const { columns, csv } = dataset
  const reading = { ...(columns && { columns }), ...(csv && { csv }) }
  const table = await DataTable.open({ files: [path], format: formatOf(dataset), reading })
  try {
    return await table.toColumns()
  } finally {
    await table.close()
  }
}

async function sheetsOf(ports: Record<string, ObservedPort>, wanted: string[] | undefined): Promise<Sheets> {
  const sheets: Sheets = {}
  for (const [name, { dir, datasets }] of Object.entries(ports)) {
    if (wanted && !wanted.includes(name)) continue
    for (const dataset of datasets.filter((each) => each.dataset.columns))
      for (const file of dataset.files) sheets[`${name}/${file}`] = await sheetIn(join(dir, file), dataset)
  }
  return sheets
}

function documentIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

async function writtenBy({ outputs }: Performed, { outputs: wanted }: RelationOptions): Promise<Written> {
  const sheets = await sheetsOf(outputs, wanted)
  const written: Written = { sheets, documents: {}, opaque: {} }
  for (const [name, { dir, files }] of Object.entries(outputs)) {
    if (wanted && !wanted.includes(name)) continue
    for (const file of files.filter((each) => !own(sheets, `${name}/${each}`))) {
      const document = file.endsWith('.json') ? documentIn(join(dir, file)) : undefined
      if (document === undefined) written.opaque[`${name}/${file}`] = hash([readFileSync(join(dir, file), 'base64')])
      else written.documents[`${name}/${file}`] = document
    }
  }
  return written
}

/** Puts other tables in place of those that a run had. */
async function withSheets({ inputs }: Performed, sheets: Sheets, folder: string): Promise<Record<string, DataSpec>> {
  const specs: Record<string, DataSpec> = {}
  for (const [name, port] of Object.entries(inputs)) {
    const dir = join(folder, name)
    cpSync(port.dir, dir, { recursive: true })
    for (const { dataset, files } of port.datasets)
      for (const file of files) {
        const sheet = own(sheets, `${name}/${file}`)
        if (sheet) await writeColumns(join(dir, file), formatOf(dataset), sheet)
      }
    specs[name] = { kind: 'local', path: dir, anonymise: 'done' }
  }
  return specs
}

interface Setting {
  session: Session
  step: string
  item: RelationItem
  relation: Relation
  signal: AbortSignal | undefined
}

/** Runs where the first has run, or in a process whose sets have another order. */
async function repeated({ session, step, signal }: Setting, way: Case, how: 'again' | 'fresh'): Promise<Performed> {
  const request = session.request(step, way, { key: `${hash([way.inputs, how]).slice(0, 6)}-${how}`, signal })
  if (how === 'fresh') {
    const { job, ...prepared } = await prepare({ ...request, runner: runnerFor('process') })
    const other = { ...job, env: { ...job.env, PYTHONHASHSEED: '7' } }
    return conclude({ ...prepared, job: other }, await runnerFor('process').run(other))
  }
  const prepared = await prepare(request)
  const first = await request.runner.run(prepared.job)
  return conclude(prepared, first.ok ? await request.runner.run(prepared.job) : first)
}

async function others(setting: Setting, way: Case, first: Performed): Promise<Performed[]> {
  const { session, step, item, relation, signal } = setting
  const sheets = await sheetsOf(first.inputs, item.options.inputs)
  const varied = relation.vary(sheets, item.options)
  if (typeof varied === 'string') return [await repeated(setting, way, varied)]
  const performed: Performed[] = []
  for (const [index, each] of varied.entries()) {
    const folder = join(session.folder, `${step}-${hash([way.inputs, item.name, item.options]).slice(0, 6)}-${index}`)
    const inputs = await withSheets(first, { ...sheets, ...each }, folder)
    performed.push(await session.once(step, { ...way, name: `${way.name}, varied`, inputs }, signal))
  }
  return performed
}

function told({ step, item }: Setting, { file, received, expected, rows = [] }: Misfit, dir: string): Finding {
  const [port = ''] = file.split('/')
  return finding({
    code: `relation-${item.name}`,
    place: `${step}.${port}`,
    fault: 'script',
    received: `${received} (\`${file.slice(port.length + 1)}\`)`,
    expected,
    advice: `mend the script, or take \`${item.name}\` out of \`relations\``,
    notes: rows,
    workspace: dir,
    at: item.at,
  })
}

async function judged(setting: Setting, way: Case): Promise<Finding[]> {
  const { session, step, item, relation, signal } = setting
  const first = await session.once(step, way, signal)
  if (first.findings.some(isError)) return first.findings
  const performed = await others(setting, way, first)
  // in another unit both sides may leave their bounds: only what the runs say of each other counts
  const broken = performed.find(({ run }) => !run.ok)
  if (broken) return broken.findings.map((each) => ({ ...each, notes: [...(each.notes ?? []), `on     ${way.name}`] }))
  const written = await Promise.all(performed.map((each) => writtenBy(each, item.options)))
  const found = relation.judge(await writtenBy(first, item.options), written, item.options)
  return found.map((misfit) => told(setting, misfit, performed[0]?.run.workspace ?? first.run.workspace))
}

/** Where the outputs of a step are not related as its contract says, on the fewest rows that show it. */
export async function unrelated(
  session: Session,
  { step, relation: item }: { step: string; relation: RelationItem },
  signal: AbortSignal | undefined,
): Promise<Finding[]> {
  const asked = session.step(step)
  const contract = contractIn(asked)
  const relation = relations[item.name as keyof typeof relations] // the schema knows no other
  const inputs = aloneInputs({ ...asked, contract }, {}, session.supply)
  const sized = sizes.map((rows) => ({ rows, inputs: sizedInputs(inputs, contract, rows) }))
  // a contract may allow neither so few nor so many rows
  const different = new Map(sized.map((each) => [hash([each.inputs]), each]))
  for (const { rows, inputs: each } of different.values()) {
    const way = { name: `${rows} rows`, inputs: each, env: {}, args: {}, expect: {} }
    const found = await judged({ session, step, item, relation, signal }, way)
    if (found.length > 0) return found
  }
  return []
}
