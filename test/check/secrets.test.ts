import { expect, test } from 'vitest'
import { maskedValues } from '../../src/check/secrets.ts'
import type { Port } from '../../src/model/contract.ts'
import { observePort } from '../../src/observe/port.ts'
import { port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

const people = port('people', { name: { masked: true }, mail: { masked: true }, age: {} }, { files: '*.csv' })

const masked = async (declared: Port, files: Record<string, string>): Promise<string[]> =>
  (await maskedValues(observePort('clean', declared, folder(files)))).toSorted()

test('the values of masked columns are secrets, once each, from all the files', async () => {
  const files = { 'a.csv': 'name,mail,age\nann,a@x,30\nbob,,40\n', 'b.csv': 'mail,name\na@x,cy\n' }
  expect(await masked(people, files)).toEqual(['a@x', 'ann', 'bob', 'cy'])
})

test('a masked column that the file lacks has no secrets', async () => {
  expect(await masked(people, { 'a.csv': 'age\n30\n' })).toEqual([])
  expect(await masked(people, { 'a.csv': 'name\nann\n' })).toEqual(['ann'])
})

test('files that are broken, empty or not there have no secrets', async () => {
  expect(await masked(people, {})).toEqual([])
  expect(await masked(people, { 'a.csv': '', 'b.csv': 'name\n' })).toEqual([])
})

test('a port without masked columns is not read', async () => {
  expect(await masked(port('out', { id: {} }, { format: 'unknown' }), { 'data.csv': 'id\n1\n' })).toEqual([])
})
