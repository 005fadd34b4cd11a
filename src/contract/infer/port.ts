import { basename } from 'node:path'
import type { WrittenDataset, WrittenPort } from '../written.ts'
import { datasetsOf, type InferredDataset } from './dataset.ts'
import type { Known } from './known.ts'
import { layoutOf, type Layout } from './layout.ts'

/** A port that was told from its files. */
export interface InferredPort {
  port: WrittenPort
  vars: Layout['vars']
  known: Known[]
  /** What there is to say at a place of the contract. */
  remarks: Record<string, string>
}

interface Laid extends InferredDataset {
  layout: Layout
}

const literal = (file: string): Layout => ({ files: file.replace(/[*?]/g, '?'), vars: {} })

/** Files that no name stands for, and for nothing else, are datasets of their own. */
function laidOut(datasets: InferredDataset[], all: string[], vars: Layout['vars']): Laid[] {
  const known = { ...vars }
  return datasets.flatMap((dataset) => {
    const layout = layoutOf(dataset.files, all, known)
    Object.assign(known, layout?.vars)
    if (layout) return [{ ...dataset, layout }]
    return dataset.files.map((file) => ({ ...dataset, files: [file], layout: literal(file) }))
  })
}

/** What a dataset is called beside others: after its files. */
function nameOf({ layout }: Laid, taken: string[]): string {
  const stem = basename(layout.files)
    .replace(/[.][^*]*$/, '')
    .replace(/\{\w+\}|[^\w-]/g, ' ')
    .trim()
    .replace(/[\s_-]+/g, '_')
    .replace(/^_|_$/g, '')
  const name = stem === '' ? 'data' : stem
  return taken.includes(name) ? nameOf({ layout: { files: `${name}_${taken.length + 1}` } } as Laid, taken) : name // only its files count
}

function knownOf(place: string, { columns }: InferredDataset): Known[] {
  return Object.entries(columns).flatMap(([name, { said }]) =>
    said.map(({ keyword, ...rest }) => ({ place: `${place}.columns.${name}.${keyword}`, ...rest })),
  )
}

/** A line for each column: what is how sure, and what was seen. */
function remarkOf(said: InferredDataset['columns'][string]['said']): string {
  const by = (wanted: string): string[] => said.filter(({ sure }) => sure === wanted).map(({ keyword }) => keyword)
  const levels = (['sure', 'likely', 'guess'] as const).flatMap((level) => {
    const names = by(level)
    return names.length === 0 ? [] : [`${level}: ${names.join(', ')}`]
  })
  const seen = [
    ...new Set(
      said.map(({ because }) => because).filter((text) => /^seen|are null$/.test(text) && !text.startsWith('0 of')),
    ),
  ]
  return [...levels, ...seen].join('; ')
}

function remarksOf(place: string, { columns, extent }: InferredDataset): Record<string, string> {
  const ofColumns = Object.entries(columns).map(([name, { said }]) => [`${place}.columns.${name}`, remarkOf(said)])
  return { [`${place}.files`]: extent, ...Object.fromEntries(ofColumns) }
}

const writtenOf = ({ layout, written }: Laid): WrittenDataset => ({ files: layout.files, ...written })

/** A port, told from the files in its folder. */
export async function portFrom(
  place: string,
  { dir, names, vars }: { dir: string; names: string[]; vars: Layout['vars'] },
): Promise<InferredPort> {
  const laid = laidOut(await datasetsOf(dir, names), names, vars)
  const told = { vars: Object.assign({}, ...laid.map(({ layout }) => layout.vars)) as Layout['vars'] } // of the parts that it is made of
  const [only, second] = laid
  if (only && !second)
    return { ...told, port: writtenOf(only), known: knownOf(place, only), remarks: remarksOf(place, only) }
  const datasets: Record<string, WrittenDataset> = {}
  const [known, remarks]: [Known[], Record<string, string>] = [[], {}]
  for (const each of laid) {
    const name = nameOf(each, Object.keys(datasets))
    datasets[name] = writtenOf(each)
    known.push(...knownOf(`${place}.datasets.${name}`, each))
    Object.assign(remarks, remarksOf(`${place}.datasets.${name}`, each))
  }
  return { ...told, port: { datasets }, known, remarks }
}
