import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { data } from '../../src/api.ts'
import { loaded } from '../support/written.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const manifest = `data: { orders@2: { path: a.csv, files: { a.csv: ${'a'.repeat(64)} } } }\n`
const files = { 'pipeproof.data.yaml': manifest }
const contract = (name: string): string =>
  `inputs: { raw: { files: a.csv, columns: { id: {} } } }\ncases:\n  - { name: one, inputs: { raw: { data: ${name} } } }\n`

test('a case names test data, which is looked up from the file that names it', () => {
  const { cases, file = '' } = loaded(contract('orders'), files)
  expect(cases?.map(({ inputs }) => inputs)).toEqual([
    { raw: { kind: 'data', name: 'orders', manifest: join(dirname(file), 'pipeproof.data.yaml') } },
  ])
})

test('a name that is not there is an error where it is written', async () => {
  expect(await thrown(() => loaded(contract('order@2'), files))).toMatchInlineSnapshot(`
    "Unexpected data \`order@2\` in \`pipeproof.data.yaml\`, expected \`orders@2\`, write \`orders@2\`
      in   clean.yaml:4:33
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(() => loaded(contract('orders')))).toMatchInlineSnapshot(`
    "Unexpected path \`pipeproof.data.yaml\`, expected a file that exists, create it or mend the path
      in   clean.yaml:4:33
      see  docs/errors.md#pp001"
  `)
})

test('in TypeScript it is looked up from the calling file', async () => {
  const dir = folder(files)
  const from = join(dir, 'x.test.ts')
  writeFileSync(from, '')
  expect(data('orders@2', { from })).toEqual({
    kind: 'data',
    name: 'orders@2',
    manifest: join(dir, 'pipeproof.data.yaml'),
  })
  expect((await thrown(() => data('orders@3', { from }))).split('\n')[0]).toMatchInlineSnapshot(
    `"Unexpected data \`orders@3\` in \`pipeproof.data.yaml\`, expected \`orders@2\`, write \`orders@2\`"`,
  )
})
