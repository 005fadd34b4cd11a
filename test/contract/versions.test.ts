import { join } from 'node:path'
import { expect, test } from 'vitest'
import { against } from '../../src/contract/versions.ts'
import { writtenOf } from '../../src/contract/write.ts'
import { thrown } from '../support/messages.ts'
import { loaded, refused } from '../support/written.ts'

const ports = 'outputs: { clean: { files: a.csv }, report: { files: b.json } }\n'
const files = { 'old.py': '' }

test('the other version is a revision of git, or a file by its path from the contract', () => {
  const base = loaded(`${ports}versions: { base: main, ignore: [at], outputs: [clean] }\n`)
  const told = { inputs: 10, base: 'main', ignore: ['at'], outputs: ['clean'] }
  expect(base.versions).toEqual({ ...told, at: expect.objectContaining({ line: 3, column: 1 }) })
  expect(writtenOf(base, base.file ?? '').versions).toEqual(told)
  const other = loaded(`${ports}versions: { script: old.py, inputs: 3, tolerance: 0.1 }\n`, files)
  expect(other.versions).toMatchObject({ inputs: 3, tolerance: 0.1, script: join(other.file ?? '', '../old.py') })
  expect(writtenOf(other, other.file ?? '').versions).toEqual({ script: 'old.py', inputs: 3, tolerance: 0.1 })
})

test('a revision can be named from outside, in place of the version that the contract names', async () => {
  const contract = loaded(`${ports}versions: { script: old.py, ignore: [at] }\n`, files)
  expect(against(contract, 'HEAD').versions).toMatchObject({ base: 'HEAD', ignore: ['at'], inputs: 10 })
  expect(against(contract, 'HEAD').versions).not.toHaveProperty('script')
  expect(against(loaded(ports), 'HEAD').versions).toMatchObject({ base: 'HEAD', inputs: 10 })
  expect(await thrown(() => against(contract, ''))).toMatchInlineSnapshot(`
    "Unexpected \`""\` in \`against\`, expected a revision of git, change the value
      see  docs/errors.md#pp004"
  `)
})

test.each([
  '{}',
  '{ base: main, script: old.py }',
  '{ base: "" }',
  '{ script: odl.py }',
  '{ base: main, inputs: 0 }',
  '{ base: main, tolerance: -1 }',
  '{ base: main, outputs: [claen] }',
  '{ bse: main }',
  'main',
])('`versions: %s` is refused', async (text) => {
  expect(await refused(`${ports}versions: ${text}\n`, files)).toMatchSnapshot()
})
