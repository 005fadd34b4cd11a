import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Description, TableColumn } from './model/table.ts'
import { PipeproofError } from './errors.ts'
import { openTable } from './openTable.ts'
import { statsOf } from './shared/files.ts'
import { own } from './shared/own.ts'
import { shown } from './shared/paths.ts'
import { counted } from './shared/words.ts'
import { changesOf, copies, throughTexts, type Change, type Rows } from './table/copy.ts'
import { formatNameOf, formatNamed, formatOf, textTypesOf } from './table/formats.ts'

export interface ConvertOptions {
  /** Lets it take the place of a file. */
  force?: boolean | undefined
  /** Where paths are from. */
  folder: string
}

export interface Converted {
  file: string
  rows: number
  /** What the format can not keep. */
  losses: string[]
}

function wrong(received: string, path: string, [expected, advice]: [string, string]): PipeproofError {
  return new PipeproofError('wrongValue', { received, place: `\`${shown(path)}\``, expected, advice })
}

function demandTarget(to: string, { force = false }: ConvertOptions): void {
  const stats = statsOf(to)
  if (stats?.isDirectory()) throw wrong('folder', to, ['a file', `write \`${shown(join(to, 'data.csv'))}\``])
  if (stats && !force)
    throw wrong('file', to, ['none, so that no work of yours is lost', 'name another one, or add `--force`'])
  if (/\.(parquet|pq)\.gz$/i.test(to))
    throw wrong('gzip of Parquet', to, ['a file that is packed inside', `write \`${shown(to.slice(0, -3))}\``])
}

/** The name of the format that the copy is written in. */
function formatFor(to: string): string {
  const name = formatNameOf(to) ?? 'unknown'
  if (own(copies, name)) return name
  // names those that there are
  throw new PipeproofError('format', {
    format: formatNamed(name, shown(to)).name,
    files: shown(to),
    known: Object.keys(copies),
  })
}

/** Where a format has no such type, its values are texts. */
function isText(format: string, { type }: TableColumn): boolean {
  return type === 'other' || (textTypesOf(format)?.includes(type) ?? true)
}

const list = (columns: TableColumn[]): string => columns.map(({ name, type }) => `\`${name}\` (${type})`).join(', ')

const ofValues = ({ name, beyond, zoned, finer }: Change): string[] => [
  ...(beyond > 0 ? [`\`${name}\` is text: its type does not hold ${counted(beyond, 'value')}`] : []),
  ...(zoned > 0 ? [`\`${name}\` is in UTC: ${counted(zoned, 'value')} had another zone`] : []),
  ...(finer > 0 ? [`\`${name}\` ends at microseconds: ${counted(finer, 'value')} had more`] : []),
]

interface Plan {
  rows: Rows
  losses: string[]
}

/** What a column is written as, and what that does not keep. */
async function planned({ sql, columns }: Rows, from: string, to: string): Promise<Plan> {
  const hasTypes = textTypesOf(to)?.includes('date') === false
  const changes = textTypesOf(to) ? await changesOf({ sql, columns: columns.filter((each) => !isText(to, each)) }) : []
  const beyond = new Set(changes.flatMap((change) => (change.beyond > 0 ? [change.name] : [])))
  const written = columns.map((each) => (beyond.has(each.name) ? { ...each, type: 'string' as const } : each))
  const texts = columns.filter((each) => !isText(from, each) && isText(to, each) && each.type !== 'string')
  const nested = columns.filter(({ type }) => type === 'other')
  const all = [...new Set([...texts, ...nested])]
  return {
    rows: { sql, columns: written },
    losses: [
      ...(all.length > 0 ? [`in ${to} these are texts: ${list(all)}`] : []),
      ...(hasTypes ? changes : changes.filter((change) => change.beyond > 0)).flatMap(ofValues),
    ],
  }
}

async function described(path: string): Promise<Description> {
  const table = await openTable(path)
  try {
    return await table.describe()
  } finally {
    await table.close()
  }
}

/** Writes a file, or the files of a glob as one, in the format of another ending; rows are never held in memory. */
export async function convertData(from: string, to: string, options: ConvertOptions): Promise<Converted> {
  const file = resolve(options.folder, to)
  const target = formatFor(file)
  demandTarget(file, options)
  const { files, format, csv, columns, rows } = await described(resolve(options.folder, from))
  if (columns.length === 0) throw wrong('table without columns', from, ['at least one', 'name another file'])
  // what the ending of the name says must stay
  const part = join(dirname(file), `.${process.pid}-${basename(file)}`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const source = { files, format: formatOf({ format, files: from, ...(csv && { csv }) }), columns }
    const losses = await throughTexts(source, async (texts) => {
      const plan = await planned(texts, format, target)
      await copies[target]?.(plan.rows, part)
      return plan.losses
    })
    renameSync(part, file)
    return { file, rows, losses }
  } finally {
    rmSync(part, { force: true })
  }
}
