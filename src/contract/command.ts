import { basename, dirname, extname, isAbsolute, resolve } from 'node:path'
import { PipeproofError } from '../errors.ts'
import { isFile, nearestFile } from '../shared/files.ts'
import { nearest } from '../shared/nearest.ts'
import { oneOf } from '../shared/words.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import type { WrittenContract } from './written.ts'

type Kind = 'inputs' | 'outputs' | 'args'

const placeholder = /\{(inputs|outputs|args)\.([^{}]*)\}/g
const code = /^\.([cm]?[jt]s|py|sh|bash|r|jl|rb|pl|php|lua|jar)$/i

/** Where a path would be: a program without a folder is looked for on `PATH`. */
function pathOf(word: string, index: number, folder: string): string | undefined {
  const isProgram = index === 0 && (isAbsolute(word) || !word.includes('/'))
  return isProgram || word.startsWith('-') || word.search(placeholder) !== -1 ? undefined : resolve(folder, word)
}

function demandPorts(word: string, written: WrittenContract, place: { doc: SourceDocument; index: number }): void {
  for (const [whole, kind, name = ''] of word.matchAll(placeholder)) {
    // the pattern knows no other
    const known = Object.keys(written[kind as Kind] ?? {})
    if (known.includes(name)) continue
    const similar = nearest(name, known)
    const advice = similar === undefined ? `declare it under \`${kind}\`` : `write \`{${kind}.${similar}}\``
    const expected = known.length === 0 ? `a name out of \`${kind}\`` : oneOf(known.map((each) => `{${kind}.${each}}`))
    const facts = { received: `\`${whole}\``, place: '`command`', expected, advice }
    throw new PipeproofError('wrongValue', facts, { at: place.doc.at(['command', place.index]) })
  }
}

/** A word that can only be meant as a file of code. */
const isMeantAsFile = (word: string): boolean => /^\.{1,2}\//.test(word) || code.test(extname(word))

function demandFile(words: string[], doc: SourceDocument): void {
  const folder = dirname(doc.file)
  const index = words.findIndex((word, at) => pathOf(word, at, folder) !== undefined && isMeantAsFile(word))
  const word = words[index]
  if (word === undefined) return
  const file = resolve(folder, word)
  const facts = { path: word, nearest: nearestFile(word, dirname(file), basename(word)) }
  throw new PipeproofError('missingScript', facts, { at: doc.at(['command', index]), subject: file })
}

/** A command with the files beside its contract by their paths; the first of them is what counts as its script. */
export function commandOf(
  words: string[],
  written: WrittenContract,
  doc: SourceDocument,
): { command: string[]; script: string } {
  const folder = dirname(doc.file)
  words.forEach((word, index) => demandPorts(word, written, { doc, index }))
  const found = words.map((word, index) => {
    const path = pathOf(word, index, folder)
    return path !== undefined && isFile(path) ? path : undefined
  })
  const script = found.find((path) => path !== undefined)
  if (script === undefined) demandFile(words, doc)
  return { command: words.map((word, index) => found[index] ?? word), script: script ?? doc.file }
}
