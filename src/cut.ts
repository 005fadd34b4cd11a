import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { ObservedPort } from './model/observation.ts'
import { fewest, type Shows } from './data/fewest.ts'
import { formatOf } from './table/formats.ts'
import { openFiles } from './table/open.ts'
import { pickRows } from './table/pick.ts'
import type { Tries } from './tries.ts'

/** More rows than are worth holding in memory. */
const large = 20_000

/** The one file of a port, where it has very many rows. */
async function largeFile({ datasets, files, dir }: ObservedPort) {
  const [only] = datasets
  if (!only?.dataset.columns || datasets.length > 1 || files.length !== 1 || only.files.length !== 1) return undefined
  const [name = '', format] = [files[0], formatOf(only.dataset)]
  const table = await openFiles([join(dir, name)], format)
  const count = Number((await table.aggregate(['count(*)::DOUBLE']))[0] ?? 0)
  await table.close()
  return format.isText && count > large ? { name, format, count, least: only.dataset.rows.min } : undefined
}

/** The half that shows it, over and over, as long as the whole is large and one of its halves does. */
async function halved(count: number, shows: Shows): Promise<number[]> {
  let kept = Array.from({ length: count }, (_, index) => index)
  while (kept.length > large) {
    const middle = Math.floor(kept.length / 2)
    const halves = [kept.slice(0, middle), kept.slice(middle)]
    const shown: boolean[] = []
    for (const half of halves) if (!shown.includes(true)) shown.push((await shows(half)) === true)
    const half = halves[shown.indexOf(true)]
    if (!half) return kept
    kept = half
  }
  return kept
}

/** What is left of the inputs, and of how many rows where that is still very many. */
export interface Cut {
  inputs: Record<string, ObservedPort>
  stillLarge: number
}

/** Cuts the large files among the inputs of a failure to a part that still shows it, in copies beside them. */
export async function cut(inputs: Record<string, ObservedPort>, tries: Tries): Promise<Cut> {
  const small: Cut = { inputs: { ...inputs }, stillLarge: 0 }
  for (const [name, port] of Object.entries(inputs)) {
    const file = await largeFile(port)
    if (!file) continue
    const dir = `${port.dir}-part`
    cpSync(port.dir, dir, { recursive: true })
    const pick = (rows: number[]): Promise<void> =>
      pickRows({ file: join(port.dir, file.name), format: file.format }, rows, join(dir, file.name))
    const shows: Shows = async (rows) => {
      if (rows.length < file.least) return false
      await pick(rows)
      return tries.fails({ [name]: { kind: 'local', path: dir, anonymise: 'done' } })
    }
    const half = await halved(file.count, shows)
    const among = (some: number[]): number[] => some.map((index) => half[index] ?? 0)
    const kept = half.length > large ? among(await fewest(half.length, (some) => shows(among(some)))) : half
    if (kept.length > large) small.stillLarge += kept.length
    await pick(kept)
    small.inputs[name] = { ...port, dir }
  }
  return small
}
