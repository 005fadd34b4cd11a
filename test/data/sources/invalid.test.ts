import { expect, test } from 'vitest'
import { checkPort } from '../../../src/check/port.ts'
import { invalid } from '../../../src/data/sources/invalid.ts'
import type { Column, Reject } from '../../../src/model/contract.ts'
import { observePort } from '../../../src/observe/port.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { formats } from '../../../src/table/formats.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'

const columns: Record<string, Column> = {
  id: { type: 'integer', unique: true },
  amount: { type: 'number', minimum: 0 },
  rate: { type: 'integer', maximum: 5 },
  step: { type: 'number', multipleOf: 0.5 },
  currency: { enum: ['EUR', 'USD'] },
  note: { type: 'string', nullable: true },
}

async function broken(reject: Reject, column?: string, format = 'csv'): Promise<string[]> {
  const declared = port('in', columns, { files: `data.${format}`, format })
  const dir = folder()
  await invalid(
    { place: 'step.in', port: declared, dir },
    { kind: 'invalid', reject, ...(column !== undefined && { column }) },
  )
  const findings = await checkPort(observePort('step', declared, dir), { fault: 'data' })
  return findings.map(({ code, place }) => `${code} ${place}`)
}

test.each<[Reject, string, string]>([
  ['missingColumn', 'note', 'columns step.in.note'],
  ['wrongType', 'id', 'type step.in.id'],
  ['outOfRange', 'amount', 'range step.in.amount'],
  ['outOfRange', 'rate', 'range step.in.rate'],
  ['outOfRange', 'step', 'range step.in.step'],
  ['unknownValue', 'currency', 'set step.in.currency'],
  ['nulls', 'amount', 'nulls step.in.amount'],
  ['duplicates', 'id', 'unique step.in.id'],
])('%s of %s breaks that promise and no other', async (reject, column, finding) => {
  expect(await broken(reject, column)).toEqual([finding])
})

test('an empty table, and no table at all', async () => {
  expect(await broken('empty')).toEqual(['rows step.in'])
  expect(await broken('missingInput')).toEqual(['missing-files step.in'])
})

test.each(Object.keys(formats))('a malformed file can not be read as its format: %s', async (format) => {
  expect(await broken('malformed', undefined, format)).toEqual(['broken-file step.in'])
})

test('two rows that agree in their key are duplicates', async () => {
  const declared = port(
    'in',
    { a: { type: 'integer' }, b: { type: 'integer' }, c: { type: 'integer' } },
    { key: ['a', 'b'] },
  )
  const dir = folder()
  await invalid({ place: 'step.in', port: declared, dir }, { kind: 'invalid', reject: 'duplicates', column: 'a' })
  expect(filesBelow(dir)).toEqual(['data.csv'])
  const findings = await checkPort(observePort('step', declared, dir), { fault: 'data' })
  expect(findings).toHaveLength(1)
})
