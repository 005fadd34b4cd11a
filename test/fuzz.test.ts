import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PipeproofError } from '../src/errors.ts'
import type { Warning } from '../src/model/contract.ts'
import { inferContract, loadContract, loadPipeline } from '../src/index.ts'
import { bombs, hostile } from './support/hostile.ts'
import { replaced, valuePaths } from './support/documents.ts'
import { folder } from './support/folder.ts'
import { seats, whole } from './support/seats.ts'

const given = Number(process.env['PIPEPROOF_SEED'] ?? 1)
const seed = Number.isSafeInteger(given) ? given : 1
const patience = 60_000

const isPipeline = (file: string): boolean => /pipeline|dag|q\.json/.test(file)

const harmless = Object.getOwnPropertyNames(Object.prototype).join()

const load = (path: string): { warnings: Warning[] } => (isPipeline(path) ? loadPipeline(path) : loadContract(path))

/** What is wrong with how a file was taken: it gives a result whose warnings have places, or an error that has one. */
function misdeeds(path: string): string[] {
  const start = performance.now()
  const found: string[] = []
  try {
    found.push(
      ...load(path)
        .warnings.filter(({ at }) => !(at.line >= 1))
        .map(({ message }) => `no place: ${message}`),
    )
  } catch (error) {
    if (!(error instanceof PipeproofError)) found.push(error instanceof Error ? String(error.stack) : String(error))
    else if (error.at === undefined) found.push(`no place: ${error.message}`)
  }
  if (performance.now() - start > 3000) found.push('a wait')
  if (Object.getOwnPropertyNames(Object.prototype).join() !== harmless) found.push('a polluted prototype')
  return found
}

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'a',
  '',
  'a.b',
  'a/b',
  '\0',
  '${X}',
  '{x}',
  '..',
  'é\u202e',
]
const texts = [
  ...names,
  'x'.repeat(100_000),
  '*',
  '&a',
  '!!js/function',
  'Steps.Prepare.Properties',
  '(',
  '/(/',
  '#',
  '1e999',
]

/** Maps that can not be written as texts, and others that look like what they are not. */
const masks: unknown[] = [
  { toString: 1 },
  { constructor: { prototype: { polluted: 1 } } },
  { length: 1e9 },
  [[{ toString: 1 }]],
]

/** The keys and texts that occur in the samples. */
const words = [...new Set(Object.values(seats).flatMap(({ text }) => text.match(/[A-Za-z_$][\w$:-]*/g) ?? []))]

const { value: tree } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.oneof(fc.constantFrom(...texts, ...words), fc.constantFrom(...hostile, ...masks), fc.double(), fc.boolean()),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...words, ...names), tie('value')), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}))

/** A text whose bytes an editor, a disk or an enemy changed. */
const spoiled: ((text: string, at: number) => string | Buffer)[] = [
  (text, at) => text.slice(0, at),
  (text, at) => `${text.slice(0, at)}\0${text.slice(at)}`,
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text, at) =>
    Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(text.slice(at))]),
  (text) => `${text}\n${text}`,
  (text) => `${text}\n---\n${text}`,
  (text) => `<<: &x { <<: *x }\n${text}`,
  (text) => text.replace(/"([a-z]\w+)": ?/i, '"$1": &here !!set '),
  (text) => text.replace(/: ?(["\w])/, ': !!binary $1'),
  (text) => text.replace(/: ?(["\w])/, ': !<tag:x> $1'),
  (text) => text.replace(/\{/, '{ "<<": [{ "__proto__": { "polluted": 1 } }], '),
  (text) => text.replace(/\[/, '['.repeat(2000)),
]

const seat = fc.constantFrom(...Object.keys(seats))

/** Puts other bytes in the place of one sample, and loads what uses it. */
function tryAt(dir: string, name: string, content: string | Buffer): string[] {
  const { file = '', text = '', by = file } = seats[name] ?? {}
  writeFileSync(join(dir, file), content)
  const found = misdeeds(join(dir, by))
  writeFileSync(join(dir, file), text)
  return found
}

test('what is whole loads', () => {
  const dir = whole()
  const failures = Object.values(seats).flatMap(({ file, by = file }) => {
    try {
      load(join(dir, by))
      return []
    } catch (error) {
      return [String(error)]
    }
  })
  expect(failures).toEqual([])
})

const says = (value: unknown): string => JSON.stringify(value)

test('random bytes, and what is spoiled, are refused at a place, or read', { timeout: patience }, () => {
  const dir = whole()
  const bytes = fc.uint8Array({ maxLength: 300 }).map((list) => Buffer.from(list))
  fc.assert(
    fc.property(
      fc.tuple(seat, bytes, fc.constantFrom(...spoiled), fc.double({ min: 0, max: 1, noNaN: true })),
      ([name, random, spoil, share]) => {
        const { text = '' } = seats[name] ?? {}
        expect(tryAt(dir, name, random)).toEqual([])
        expect(tryAt(dir, name, spoil(text, Math.floor(share * text.length)))).toEqual([])
      },
    ),
    { seed, numRuns: 300 },
  )
})

test('documents of plausible shape are refused at a place, or read', { timeout: patience }, () => {
  const dir = whole()
  fc.assert(
    fc.property(seat, tree, (name, value) => {
      expect(tryAt(dir, name, says(value))).toEqual([])
    }),
    { seed, numRuns: 400 },
  )
})

test('any value at any place, and any name, is refused at a place, or read', { timeout: patience }, () => {
  const dir = whole()
  const json = Object.keys(seats).filter((name) => seats[name]?.text.startsWith('{'))
  fc.assert(
    fc.property(
      fc.tuple(
        fc.constantFrom(...json),
        fc.nat(),
        fc.oneof(tree, fc.constantFrom(...texts, ...masks)),
        fc.constantFrom(...names),
      ),
      ([name, index, value, evil]) => {
        const { text = '{}' } = seats[name] ?? {}
        const sample: unknown = JSON.parse(text)
        const paths = valuePaths(sample)
        expect(tryAt(dir, name, says(replaced(sample, paths[index % paths.length] ?? [], value)))).toEqual([])
        const word = words[index % words.length] ?? ''
        expect(
          tryAt(
            dir,
            name,
            text.replaceAll(says(word), () => says(evil)),
          ),
        ).toEqual([])
      },
    ),
    { seed, numRuns: 400 },
  )
})

test.each(Object.entries(bombs))('%s does no harm in the place of any file', (_, text) => {
  const dir = whole()
  expect(Object.keys(seats).flatMap((name) => tryAt(dir, name, text))).toEqual([])
})

test('samples of any bytes are refused, or read', { timeout: patience }, async () => {
  const dir = folder({})
  const file = fc.constantFrom('a.csv', 'a.tsv', 'a.json', 'a.jsonl', 'a.parquet', 'a.arrow', 'a.csv.gz', 'a.bin')
  const header = fc
    .array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
    .map((list) => `${list.join()}\n1,2,3\n`)
  const lines = tree.map((value) => `${says(value)}\n${says([value, { __proto__: 1, toString: value }])}\n`)
  const bytes = fc.uint8Array({ maxLength: 200 }).map((list) => Buffer.from(list))
  await fc.assert(
    fc.asyncProperty(file, fc.oneof(header, lines, bytes), async (name, content) => {
      const path = join(dir, name)
      writeFileSync(path, content)
      const error: unknown = await inferContract(path).then(
        () => undefined,
        (cause: unknown) => cause,
      )
      expect(error === undefined || error instanceof PipeproofError ? '' : error).toBe('')
      expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(harmless)
    }),
    { seed, numRuns: 60 },
  )
})
