import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpacked, unrepeated } from '../../src/check/repeats.ts'
import type { Port } from '../../src/model/contract.ts'
import { observePort } from '../../src/observe/port.ts'
import { port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { messages } from '../support/messages.ts'

const table = port(
  'out',
  { id: { type: 'integer' }, name: { type: 'string' } },
  { files: 'out.csv', patterns: ['out.csv'], format: 'csv' },
)
const any = port('out', undefined, { files: '**', patterns: ['**'] })

type Files = Record<string, string | Buffer>

/** What a second run wrote otherwise. */
async function told(first: Files, second: Files, declared: Port = any): Promise<string> {
  const written = (files: Files): string => {
    const dir = folder()
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true })
      writeFileSync(join(dir, name), content)
    }
    return dir
  }
  const [one, two] = [first, second].map((files) => observePort('step', declared, written(files)))
  return one && two ? messages(await unrepeated(one, two)) : ''
}

test('of a table the first cell is told, and numbers that differ in their last digit are one', async () => {
  const first = 'id,name\n1,a\n2,b\n3,c\n'
  expect(await told({ 'out.csv': first }, { 'out.csv': first }, table)).toBe('')
  expect(
    await told({ 'out.csv': first }, { 'out.csv': first.replace('2,b', '2,x').replace('3,c', '3,y') }, table),
  ).toMatchInlineSnapshot(
    `"not-repeated: Unexpected \`x\` (row 2 of \`out.csv\`) in \`step.out.name\`, expected \`b\` as in the run before, set the seed, sort what comes out of a set, or skip the kind \`twice\`"`,
  )
  expect(await told({ 'out.csv': first }, { 'out.csv': 'id,name\n2,b\n1,a\n3,c\n' }, table)).toContain(
    'Unexpected `2` (row 1 of `out.csv`) in `step.out.id`',
  )
  expect(await told({ 'out.csv': first }, { 'out.csv': 'id,name\n1,a\n' }, table)).toContain(
    'Unexpected 1 row (`out.csv`)',
  )
  const numbers = port('out', { n: { type: 'number' } }, { files: 'out.csv', patterns: ['out.csv'], format: 'csv' })
  expect(await told({ 'out.csv': 'n\n0.30000000000000004\n' }, { 'out.csv': 'n\n0.3\n' }, numbers)).toBe('')
})

const json = (value: unknown): Files => ({ 'report.json': JSON.stringify(value) })

test('of a document the first value is told, but for when it was written', async () => {
  const first = { at: '2026-01-31T10:00:00', auc: 0.9, folds: [{ auc: 0.8 }, { auc: 0.7 }] }
  expect(await told(json(first), json({ ...first, at: '2026-01-31T10:00:07' }))).toBe('')
  expect(await told(json(first), json({ ...first, auc: 0.9 + 1e-12 }))).toBe('')
  expect(await told(json(first), json({ ...first, folds: [{ auc: 0.8 }, { auc: 0.1 }] }))).toMatchInlineSnapshot(
    `"not-repeated: Unexpected \`0.1\` (/folds/1/auc of \`report.json\`) in \`step.out\`, expected \`0.7\` as in the run before, set the seed, sort what comes out of a set, or skip the kind \`twice\`"`,
  )
  expect(await told(json(first), json({ at: first.at, auc: 0.9 }))).toContain('(/folds of `report.json`)')
  expect(await told(json(first), { 'report.json': 'no JSON' })).toContain('`report.json`')
})

test('of other files it is told that their bytes differ, or that one is there only once', async () => {
  expect(await told({ 'a.bin': 'x', 'b.bin': 'x' }, { 'a.bin': 'x', 'b.bin': 'y' })).toMatchInlineSnapshot(
    `"not-repeated: Unexpected other bytes (\`b.bin\`) in \`step.out\`, expected the same bytes as in the run before, set the seed, sort what comes out of a set, or skip the kind \`twice\`"`,
  )
  expect(await told({ 'a.bin': 'x' }, {})).toContain('Unexpected no file (`a.bin`)')
  expect(await told({}, { 'a.bin': 'x' })).toContain('expected no such file')
})

/** A tar with one file, packed at a time. */
function tar(content: string, time: string): Buffer {
  const header = Buffer.alloc(512)
  header.write('model.bin', 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write(time.padStart(11, '0'), 136)
  return Buffer.concat([header, Buffer.from(content.padEnd(512, '\0')), Buffer.alloc(1024)])
}

const packed = (content: string, time: string): Buffer => gzipSync(tar(content, time))

test('when something was packed does not count, what was packed does', async () => {
  const first = { 'model.tar.gz': packed('weights', '123') }
  expect(await told(first, { 'model.tar.gz': packed('weights', '456') })).toBe('')
  expect(await told(first, { 'model.tar.gz': packed('heights', '123') })).toContain('other bytes')
  const clocked = Buffer.from(gzipSync('text'))
  clocked.writeUInt32LE(77, 4)
  expect(await told({ 'a.txt.gz': gzipSync('text') }, { 'a.txt.gz': clocked })).toBe('')
  expect(unpacked(Buffer.from('no gzip'), 'a.gz').toString()).toBe('no gzip')
})
