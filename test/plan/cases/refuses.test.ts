import { expect, test } from 'vitest'
import { refuses } from '../../../src/plan/cases/refuses.ts'
import type { Reject } from '../../../src/model/contract.ts'
import { contract, pipeline, port, step } from '../../support/declared.ts'

const raw = port(
  'raw',
  {
    id: { type: 'integer', unique: true },
    'amount (€)': { type: 'number', minimum: 0, nullable: true },
    currency: { enum: ['EUR'] },
    day: { type: 'date', optional: true },
  },
  { files: 'part-*.csv' },
)
const env = { KEY: { required: true, example: 'x' }, LEVEL: { required: false } }

const told = (...rejects: Reject[]): string[] =>
  refuses(pipeline([step('a', contract([raw], [], { env, rejects }))]), []).flatMap(({ title, question }) =>
    question.kind === 'ways'
      ? [title, ...question.cases.map(({ name, expect: { fails } }) => `  ${name}  ${fails}`)]
      : [],
  )

test('each promise to refuse is a test, which breaks one thing at a time and asks for its name', () => {
  expect(
    told(
      'missingInput',
      'missingEnv',
      'missingColumn',
      'wrongType',
      'outOfRange',
      'unknownValue',
      'nulls',
      'duplicates',
      'empty',
      'malformed',
    ),
  ).toMatchInlineSnapshot(`
    [
      "refuses a missing input",
      "  missingInput: raw  /\\braw\\b|\\bpart\\b/i",
      "refuses a missing variable",
      "  missingEnv: KEY  /\\bKEY\\b/i",
      "refuses a missing column",
      "  missingColumn: raw.id  /\\bid\\b/i",
      "  missingColumn: raw.amount (€)  /\\bamount \\(€\\)/i",
      "  missingColumn: raw.currency  /\\bcurrency\\b/i",
      "refuses a value of another type",
      "  wrongType: raw.id  /\\bid\\b/i",
      "  wrongType: raw.amount (€)  /\\bamount \\(€\\)/i",
      "  wrongType: raw.day  /\\bday\\b/i",
      "refuses a value out of range",
      "  outOfRange: raw.amount (€)  /\\bamount \\(€\\)/i",
      "refuses an unknown value",
      "  unknownValue: raw.currency  /\\bcurrency\\b/i",
      "refuses a null",
      "  nulls: raw.id  /\\bid\\b/i",
      "  nulls: raw.currency  /\\bcurrency\\b/i",
      "  nulls: raw.day  /\\bday\\b/i",
      "refuses a duplicate",
      "  duplicates: raw.id  /\\bid\\b/i",
      "refuses an empty table",
      "  empty: raw  /\\braw\\b|\\bpart\\b|\\bempty\\b|\\bno rows\\b/i",
      "refuses a malformed file",
      "  malformed: raw  /\\braw\\b|\\bpart\\b/i",
    ]
  `)
})

test('files that a step leaves unfinished name the damage too, where they break the contract', () => {
  const rows = port('rows', { id: { type: 'integer' }, x: {} }, { files: '{split}.csv', patterns: ['a.csv', 'b.csv'] })
  const one = port('one', { id: { type: 'integer', unique: true } }, { files: 'one.csv' })
  const declared = contract([rows, one, port('model')], [], {
    rejects: ['truncated', 'emptyFile', 'missingFile', 'doubled'],
  })
  const tests = refuses(pipeline([step('a', declared)]), [])
  expect(
    tests.flatMap(({ title, question }) =>
      question.kind === 'ways'
        ? [title, ...question.cases.map(({ name, expect: { fails } }) => `  ${name}  ${fails}`)]
        : [],
    ),
  ).toMatchInlineSnapshot(`
    [
      "refuses a truncated file",
      "  truncated: rows  /\\brows\\b|\\btruncated\\b|\\bincomplete\\b/i",
      "refuses an empty file",
      "  emptyFile: rows  /\\brows\\b|\\bempty\\b/i",
      "  emptyFile: one  /\\bone\\b|\\bempty\\b/i",
      "refuses a missing file among others",
      "  missingFile: rows  /\\brows\\b|\\bmissing\\b/i",
      "refuses rows that are there twice",
      "  doubled: one  /\\bone\\b|\\bduplicate\\b|\\btwice\\b/i",
    ]
  `)
})

test('what is not described can only be damaged on an edge', () => {
  const bare = contract([port('model')], [], { rejects: ['truncated'] })
  expect(refuses(pipeline([step('a', bare)]), [])).toEqual([])
})

test('without promises to refuse there are no such tests', () => {
  expect(told()).toEqual([])
})

test('a promise that nothing can break says what is lacking', () => {
  const bare = step('a', contract([], [], { rejects: ['outOfRange'] }))
  expect(refuses(pipeline([bare]), []).map(({ question }) => question)).toEqual([
    { kind: 'ways', step: 'a', cases: [], lacking: '`rejects: outOfRange` without a column with bounds' },
  ])
})
