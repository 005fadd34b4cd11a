import { expect, test } from 'vitest'
import { checkPersonal } from '../../src/check/personal.ts'
import type { Port } from '../../src/model/contract.ts'
import { observePort } from '../../src/observe/port.ts'
import { port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { messages } from '../support/messages.ts'

const columns = { id: { type: 'integer' }, contact: { type: 'string' }, surname: { type: 'string' } } as const
const text = 'id,contact,surname\n1,ada@mail.de,Lovelace\n2,bob@mail.de,Bobson\n3,,Cydson\n'

const found = (declared: Port, origin?: Parameters<typeof checkPersonal>[1]) =>
  checkPersonal(observePort('step', declared, folder({ 'raw.csv': text })), origin)

test('columns that tell of people are a warning with the words to write', async () => {
  const findings = await found(port('raw', columns, { files: 'raw.csv' }))
  expect(findings.map(({ severity, fault }) => [severity, fault])).toEqual([['warning', 'data']])
  expect(messages(findings)).toMatchInlineSnapshot(
    `"personal-data: Unexpected data about people in \`contact\` (e-mail in 2 of 2 values), \`surname\` (by its name) in \`step.raw\`, expected none that is kept as it is, write \`anonymise: { contact: hash, surname: mask }\` at the port, \`masked: true\` at the column, or \`keep\` where it may stay"`,
  )
  expect(JSON.stringify(findings)).not.toMatch(/ada|Lovelace/)
})

test.each<[string, Port, Parameters<typeof checkPersonal>[1]?]>([
  [
    'masked columns',
    port('raw', { ...columns, contact: { masked: true }, surname: { masked: true } }, { files: 'raw.csv' }),
  ],
  [
    'words of the contract',
    port('raw', columns, { files: 'raw.csv', anonymise: { contact: 'keep', surname: 'keep' } }),
  ],
  ['words of the source', port('raw', columns, { files: 'raw.csv' }), { words: { contact: 'keep', surname: 'hash' } }],
  ['files that are no table', port('raw', undefined, { files: 'raw.bin' })],
])('%s silence it', async (_, declared, origin) => {
  expect(await found(declared, origin)).toEqual([])
})

test('a name alone says nothing of values that are made', async () => {
  const [only] = await found(port('raw', columns, { files: 'raw.csv' }), { isMade: true })
  expect(only?.received).toBe('data about people in `contact` (e-mail in 2 of 2 values)')
})
