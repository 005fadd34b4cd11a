import type { Contract } from '../model/contract.ts'
import type { Volumes } from '../model/volumes.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError, type ErrorFacts } from '../errors.ts'
import type { WrittenVolumes } from './written.ts'

const standardRows = [100, 1000, 10_000]
const standardExponent = 1.5
const leastSpan = 10

interface Place {
  doc: SourceDocument
  path: string[]
}

function wrong({ doc, path }: Place, facts: Omit<ErrorFacts<'wrongValue'>, 'place'>): PipeproofError {
  return new PipeproofError('wrongValue', { ...facts, place: `\`${path.join('.')}\`` }, { at: doc.at(path) })
}

/** The most rows that some input that is made may have. */
function mostIn({ inputs }: Contract): number {
  const described = Object.values(inputs)
    .map(({ datasets }) => Object.values(datasets))
    .filter((datasets) => datasets.every(({ columns }) => columns !== undefined))
  return Math.max(0, ...described.map((datasets) => Math.min(...datasets.map(({ rows }) => rows.max ?? Infinity))))
}

function demandGrowing(rows: number[], contract: Contract, place: Place): void {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)]
  const isGrowing = rows.every((count, index) => index === 0 || count > (rows[index - 1] ?? 0))
  if (!isGrowing || last < leastSpan * first) {
    const expected = 'growing counts, the last of them at least ten times the first'
    throw wrong(place, { received: `\`[${rows.join(', ')}]\``, expected })
  }
  const most = mostIn(contract)
  if (most >= last) return
  const facts = most === 0 ? 'no input with `columns`' : `no input with more than ${most} rows`
  throw wrong(place, { received: `\`${last}\``, expected: `sizes that an input can have: there is ${facts}` })
}

/** How a script is to do with growing inputs: sizes that its inputs can have, and limits that say something. */
export function volumesOf(written: WrittenVolumes, contract: Contract, doc: SourceDocument): Volumes {
  const { rows = standardRows, maxExponent = standardExponent, ...more } = written
  const path = ['volumes']
  demandGrowing(rows, contract, { doc, path: written.rows ? [...path, 'rows'] : path })
  const limit = (['maxSeconds', 'maxMemoryMb'] as const).find((key) => key in more)
  if (limit !== undefined && more.production === undefined)
    throw new PipeproofError('missingKey', { key: 'production', place: '`volumes`' }, { at: doc.at(path) })
  return { rows, maxExponent, ...more, at: doc.atKey(path) }
}
