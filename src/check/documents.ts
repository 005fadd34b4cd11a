import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { DocumentCheck, Violation } from '../model/check.ts'
import type { BrokenFile } from '../model/table.ts'
import { codeOf } from '../shared/thrown.ts'

/** What is wrong with one document. */
export interface Misfitting {
  check: DocumentCheck
  file: string
  violation: Violation
  /** The document, with the place in it. */
  where: string
}

interface Looked {
  misfitting: Misfitting[]
  broken: BrokenFile[]
}

/** It can not be read. */
export class BrokenDocument extends Error {}

/** The text of a file, packed or not. */
export function textIn(file: string): string {
  try {
    const bytes = readFileSync(file)
    return new TextDecoder('utf-8', { fatal: true }).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  } catch (cause) {
    throw new BrokenDocument(
      codeOf(cause) === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'text that is not UTF-8' : 'gzip that is damaged',
      { cause },
    )
  }
}

function documentIn(file: string): unknown {
  const text = textIn(file)
  try {
    return JSON.parse(text)
  } catch (cause) {
    // Python writes what JSON does not have
    const constant = /(?<=[\s:[,]|^)(NaN|-?Infinity)\b/.exec(text)?.[0]
    const reason = text.trim() === '' ? 'empty file' : 'text that is no JSON'
    throw new BrokenDocument(constant === undefined ? reason : `\`${constant}\`, which JSON does not have`, { cause })
  }
}

/** Looks at each document by itself; one that can not be read is told instead. */
export function lookAt(files: string[], dir: string, checks: DocumentCheck[]): Looked {
  const looked: Looked = { misfitting: [], broken: [] }
  for (const file of files) {
    try {
      const document = documentIn(`${dir}/${file}`)
      for (const check of checks) {
        for (const { pointer, ...violation } of check.find(document))
          looked.misfitting.push({ check, file, violation, where: `\`${file}${pointer === '' ? '' : `#${pointer}`}\`` })
      }
    } catch (error) {
      if (!(error instanceof BrokenDocument)) throw error
      looked.broken.push({ file: `${dir}/${file}`, reason: error.message })
    }
  }
  return looked
}
