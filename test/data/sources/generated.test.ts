import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPort } from '../../../src/check/port.ts'
import { generated } from '../../../src/data/sources/generated.ts'
import type { Port } from '../../../src/model/contract.ts'
import { observePort } from '../../../src/observe/port.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { dataset, port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { messages, thrown } from '../../support/messages.ts'

type Spec = Parameters<typeof generated>[1]

async function made(declared: Port, spec: Partial<Spec> = {}, place = 'step.raw'): Promise<string> {
  const dir = folder()
  await generated({ place, port: declared, dir }, { kind: 'generated', ...spec })
  return dir
}

const rowsOf = (dir: string): Record<string, number> =>
  Object.fromEntries(
    filesBelow(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8').split('\n').length - 2]),
  )

const split = (rows: { min: number; max?: number }): Port =>
  port('raw', { id: { type: 'integer', unique: true } }, { patterns: ['a.csv', 'b.csv', 'c.csv'], rows })

test('a port gets a hundred rows, shared out among its files', async () => {
  expect(rowsOf(await made(split({ min: 1 })))).toEqual({ 'a.csv': 33, 'b.csv': 33, 'c.csv': 34 })
})

test.each([
  [{ min: 200 }, {}, 200],
  [{ min: 1, max: 7 }, {}, 7],
  [{ min: 1, max: 7 }, { rows: 4 }, 4],
  [{ min: 0 }, { rows: 0 }, 0],
])('with %o declared and %o wished there are %i rows', async (rows, spec, count) => {
  const counts = Object.values(rowsOf(await made(split(rows), spec)))
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(count)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
})

test('what is made keeps the contract, uniqueness over all the files included', async () => {
  const declared = split({ min: 1 })
  const dir = await made(declared)
  expect(messages(await checkPort(observePort('step', declared, dir), { fault: 'data' }))).toBe('')
})

test('each dataset is made by its own columns and format', async () => {
  const datasets = {
    a: dataset({ id: { const: 1 } }, { name: 'a', files: 'a.csv', rows: { min: 0, max: 1 } }),
    b: dataset(
      { x: { const: 'y' }, z: { const: 2 } },
      { name: 'b', files: 'b.tsv', format: 'tsv', rows: { min: 1, max: 1 } },
    ),
  }
  const dir = await made(port('raw', {}, { datasets }))
  expect(['a.csv', 'b.tsv'].map((file) => readFileSync(join(dir, file), 'utf8'))).toEqual(['id\n1\n', 'x\tz\ny\t2\n'])
})

test('the same place and seed give the same bytes, others give others', async () => {
  const declared = split({ min: 1 })
  const text = async (spec: Partial<Spec>, place?: string): Promise<string> =>
    readFileSync(join(await made(declared, spec, place), 'a.csv'), 'utf8')
  expect(await text({})).toBe(await text({}))
  expect(await text({ seed: 'other' })).not.toBe(await text({}))
  expect(await text({}, 'other.raw')).not.toBe(await text({}))
})

test('files without columns can not be made', async () => {
  expect(await thrown(() => made(port('model', undefined, { files: 'model.tar.gz' })))).toMatchInlineSnapshot(`
    "Unexpected input \`step.raw\` without data (\`model.tar.gz\` declares no columns), expected a source, give it a folder: \`local: PATH\`
      see  docs/errors.md#pp014"
  `)
})
