import { join } from 'node:path'
import { expect, test } from 'vitest'
import { namedChecks } from '../../src/check/named.ts'
import { namedSchema } from '../../src/check/namedSchema.ts'
import * as exported from '../../src/checks.ts'
import { checksPage } from '../house/checksPage.ts'
import { readContract } from '../../src/load.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const ports = `script: a.py
inputs: { raw: { files: a.csv, columns: { id: {} } } }
outputs:
  clean: { files: b.csv, columns: { id: {} } }
  model: { files: model.bin }
  two: { datasets: { a: { files: a.csv, columns: { id: {} } }, b: { files: b.csv, columns: { id: {} } } } }
`

test.each([
  'clean: [noNull: id]',
  'clean: [noNulls]',
  'clean: [noNulls: { colums: id }]',
  'clean: [range: 3]',
  'clean: [range: { columns: id, minimum: low }]',
  'clean: [conservesRows: row]',
  'clean: [conservesRows: two]',
  'clean: [conservesRows: two.c]',
  'clean: [conservesRows: { of: raw, mostly: 0.9 }]',
  'two: [noNulls: id]',
  'model: [rowCount: 1]',
  'clean: [conservesRows: model]',
])('`%s` is refused', async (text) => {
  const dir = folder({ 'a.py': 'def main(a, b):\n  pass\n', 'a.yaml': `${ports}checks: { ${text} }\n` })
  expect(await thrown(() => readContract(join(dir, 'a.yaml')))).toMatchSnapshot()
})

test('every check has a schema from which editors complete it', async () => {
  await expect(`${JSON.stringify(namedSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
    '../../src/contract/checks.schema.json',
  )
})

test('every check has a section of the page', async () => {
  await expect(checksPage()).toMatchFileSnapshot('../../docs/checks.md')
})

test('each can be called in a test', () => {
  const { checks, ...alone } = exported
  expect(Object.keys(checks)).toEqual(Object.keys(namedChecks))
  expect(Object.keys(alone).toSorted()).toEqual(Object.keys(namedChecks).toSorted())
})
