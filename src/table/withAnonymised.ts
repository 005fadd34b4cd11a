import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Anonymise } from '../model/anonymise.ts'
import type { Dataset } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { anonymiseFile } from './anonymiseFile.ts'
import type { Format } from './formats/format.ts'
import { unsuited } from './unsuited.ts'

/** Tells whether words change anything. */
export const isChange = (words: Anonymise): boolean => Object.values(words).some((word) => word !== 'keep')

/** What is left of a column has to be what its contract promises. */
export function demandSuited(words: Anonymise, dataset: Dataset, place: string): void {
  for (const [name, word] of Object.entries(words)) {
    const found = unsuited(name, word, dataset)
    if (found) throw new PipeproofError('wrongValue', { ...found, place: `\`${place}.${name}\`` })
  }
}

/** A column that is in no file would be thought hidden. */
export function demandKnown(words: Anonymise, known: string[], place: string): void {
  const lost = Object.keys(words).find((name) => !known.includes(name))
  if (lost === undefined) return
  const facts = { key: lost, place: `\`anonymise\` of \`${place}\``, known, nearest: nearest(lost, known) }
  throw new PipeproofError('unknownKey', facts)
}

interface Sample {
  files: string[]
  dataset: Dataset
  format: Format
  place: string
}

/** Uses files without what is to be hidden, in copies that are gone afterwards. */
export async function withAnonymised<T>(
  { files, dataset, format, place }: Sample,
  words: Anonymise,
  use: (files: string[]) => Promise<T>,
): Promise<T> {
  if (!isChange(words)) return use(files)
  demandSuited(words, dataset, place)
  const dir = mkdtempSync(join(tmpdir(), 'pipeproof-'))
  try {
    const known = new Set(Object.keys(dataset.columns ?? {}))
    const copies: string[] = []
    for (const [index, from] of files.entries()) {
      const to = join(dir, String(index), basename(from))
      for (const column of await anonymiseFile({ from, to, format, place }, words)) known.add(column)
      copies.push(to)
    }
    demandKnown(words, [...known], place)
    return await use(copies)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
