import { expect, test } from 'vitest'
import type { Port } from '../../src/model/contract.ts'
import { unlikeVersion } from '../../src/check/versions.ts'
import { observePort } from '../../src/observe/port.ts'
import { dataset, port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

const table: Port = port(
  'out',
  { id: { type: 'integer' }, secret: { type: 'string', masked: true } },
  { files: '*.csv' },
)
const model: Port = port('model', undefined, {
  datasets: { model: dataset(undefined, { name: 'model', files: 'model.*', patterns: ['model.*'] }) },
})

type Files = Record<string, string>

/** What is told of the files of a port that another version wrote otherwise. */
const teller =
  (declared: Port) =>
  async (now: Files, before: Files, more = {}): Promise<string[]> => {
    const observed = (files: Files) => ({ [declared.name]: observePort('step', declared, folder(files)) })
    const terms = { by: '`main`', versions: { base: 'main', inputs: 1, ...more } }
    const findings = await unlikeVersion(observed(now), observed(before), terms)
    return findings.flatMap(({ message, notes = [] }) => [message.replace(/, mend.*/, ''), ...notes])
  }

const ofTable = teller(table)
const ofModel = teller(model)

test('a table is told cell by cell, by its columns', async () => {
  const before = { 'a.csv': 'id,secret\n1,x\n2,y\n' }
  expect(await ofTable(before, before)).toEqual([])
  expect(await ofTable({ 'a.csv': 'id,secret\n1,z\n3,y\n' }, before)).toMatchInlineSnapshot(`
    [
      "Unexpected \`***\` (row 1) in \`step.out.secret\`, expected \`***\` as \`main\` writes it",
      "cell   row 1, secret: expected \`***\`, received \`***\`",
      "Unexpected \`3\` (row 2) in \`step.out.id\`, expected \`2\` as \`main\` writes it",
      "cell   row 2, id: expected \`2\`, received \`3\`",
    ]
  `)
  expect(await ofTable({ 'a.csv': 'id,secret\n1,z\n3,y\n' }, before, { ignore: ['id', 'secret'] })).toEqual([])
  expect(await ofTable({ 'a.csv': 'id\n1\n' }, before)).toMatchInlineSnapshot(`
    [
      "Unexpected columns \`id\` in \`step.out\`, expected columns \`id\` and \`secret\` as \`main\` writes it",
      "cell   file: expected columns \`id\` and \`secret\`, received columns \`id\`",
      "cell   file: expected 2 rows, received 1 row",
      "cell   row 2: expected a row, received no row",
    ]
  `)
})

test('files that are missing or new are told before what is in them', async () => {
  const [one, two] = ['id,secret\n1,x\n', 'id,secret\n2,x\n']
  expect(await ofTable({ 'a.csv': one }, { 'a.csv': two, 'b.csv': two })).toMatchInlineSnapshot(`
    [
      "Unexpected no file (b.csv) in \`step.out\`, expected a file as \`main\` writes it",
      "cell   b.csv: expected a file, received no file",
    ]
  `)
  expect(await ofTable({ 'a.csv': one, 'c.csv': one }, { 'a.csv': two })).toMatchInlineSnapshot(`
    [
      "Unexpected a file (c.csv) in \`step.out\`, expected no such file as \`main\` writes it",
      "cell   c.csv: expected no such file, received a file",
    ]
  `)
})

test('a file without columns is compared by its values, or by its bytes', async () => {
  expect(await ofModel({ 'model.json': '{ "a": 1 }' }, { 'model.json': '{"a":1.0}' })).toEqual([])
  expect(await ofModel({ 'model.json': '{ "a": 1 }' }, { 'model.json': '{ "a": 2 }' })).toMatchInlineSnapshot(`
    [
      "Unexpected \`1\` (model.json) in \`step.model.a\`, expected \`2\` as \`main\` writes it",
      "cell   model.json, a: expected \`2\`, received \`1\`",
    ]
  `)
  expect(await ofModel({ 'model.json': '{ "a": 1 }' }, { 'model.json': '{ "a": 2 }' }, { ignore: ['a'] })).toEqual([])
  expect(await ofModel({ 'model.json': '{' }, { 'model.json': '{{' })).toMatchInlineSnapshot(`
    [
      "Unexpected other bytes (model.json) in \`step.model\`, expected the same bytes as \`main\` writes it",
      "cell   model.json: expected the same bytes, received other bytes",
    ]
  `)
  expect(await ofModel({ 'model.bin': 'a' }, { 'model.bin': 'b' })).toMatchInlineSnapshot(`
    [
      "Unexpected other bytes (model.bin) in \`step.model\`, expected the same bytes as \`main\` writes it",
      "cell   model.bin: expected the same bytes, received other bytes",
    ]
  `)
  expect(await ofModel({ 'model.bin': 'a' }, { 'model.bin': 'b' }, { outputs: ['other'] })).toEqual([])
})
