import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { noLeakage } from '../../../src/checks.ts'
import { numbers, tables, texts } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { between, said } from '../../support/between.ts'

const columns = { person: { type: 'string' }, split: { type: 'string' }, age: { type: 'number' } } as const
const rows = tables({ person: texts, split: fc.constantFrom('train', 'test', null), age: numbers })

namedCheckLaws('noLeakage', {
  columns,
  others: { raw: columns },
  examples: fc.record({
    options: fc.record({ key: fc.constant('person'), by: fc.constant('split') }),
    rows,
    others: fc.record({ raw: rows }),
  }),
  wrong({ rows: mine }) {
    return mine.filter(({ person }) => {
      const splits = mine.filter((each) => each['person'] === person).map(({ split }) => split)
      return person !== null && new Set(splits.filter((split) => split !== null)).size > 1
    }).length
  },
  passing: { options: { key: 'person', by: 'split' }, rows: [{ person: 'a', split: 'train', age: 1 }] },
  failing: {
    options: { key: 'person', by: 'split' },
    rows: [
      { person: 'ann', split: 'train', age: 1 },
      { person: 'ann', split: 'test', age: 2 },
    ],
  },
  needs: ['person', 'split'],
  shown: 'ann',
})

const vars = [{ split: 'train' }, { split: 'test' }]
const split = (train: string, held: string) => ({
  text: { 'train.csv': train, 'test.csv': held },
  more: { files: '{split}.csv', patterns: ['train.csv', 'test.csv'], vars },
})

test('a key on both sides of a split is told, where the names of the files tell the sides too', async () => {
  const item = noLeakage({ key: 'person', by: 'split' })
  expect(await between(item, { data: split('person,x\n1,5\n1,6\n', 'person,x\n2,5\n') })).toEqual([])
  const [found] = await between(item, { data: split('person,x\n1,5\n2,5\n', 'person,x\n2.0,7\n3,5\n') })
  expect(found?.message).toMatchInlineSnapshot(
    `"Unexpected \`person\` in more than one \`split\` in \`step.data\`, expected \`person\` of one \`split\` only, split by the key, and drop what is there twice before"`,
  )
  expect(found).toMatchObject({
    count: 2,
    total: 4,
    sample: [
      { file: 'test.csv', row: 1 },
      { file: 'train.csv', row: 2 },
    ],
  })
})

test('without a key whole rows are compared, but for the column that tells the sides', async () => {
  const item = noLeakage({ by: 'split' })
  expect(await between(item, { data: split('person,x\n1,5\n1,5\n', 'person,x\n1,6\n') })).toEqual([])
  expect(await said(item, { data: split('person,x\n1,5\n', 'person,x\n1,5\n') })).toMatchInlineSnapshot(
    `"noLeakage: Unexpected rows in more than one \`split\` in \`step.data\`, expected rows of one \`split\` only, split by the key, and drop what is there twice before"`,
  )
  expect(await said(item, { data: 'split,x\na,5\nb,5\n' })).toMatchInlineSnapshot(
    `"noLeakage: Unexpected rows in more than one \`split\` in \`step.data\`, expected rows of one \`split\` only, split by the key, and drop what is there twice before"`,
  )
})

test('the other side may be another port', async () => {
  const item = noLeakage({ key: 'person', of: 'train' })
  expect(await between(item, { held: 'person\n3\n\n', train: 'person\n1\n2\n\n' })).toEqual([])
  expect(await said(item, { held: 'person\n1\n3\n', train: 'person\n1\n2\n' })).toMatchInlineSnapshot(
    `"noLeakage: Unexpected \`person\` in \`train\` too in \`step.held\`, expected \`person\` that \`train\` does not have, split by the key, and drop what is there twice before"`,
  )
  expect(await said(noLeakage({ of: 'train' }), { held: 'a,b\n1,2\n', train: 'b,a\n2,1\n' })).toMatchInlineSnapshot(
    `"noLeakage: Unexpected rows in \`train\` too in \`step.held\`, expected rows that \`train\` does not have, split by the key, and drop what is there twice before"`,
  )
})

test('it takes one of `by` and `of`', async () => {
  await expect(between(noLeakage({ key: 'id' }), { held: 'id\n1\n' })).rejects.toThrow(
    'Unexpected lack of `by` and `of` in `noLeakage`, expected one of both, name the column that tells the parts, or another port',
  )
  await expect(
    between(noLeakage({ key: 'id', by: 'split', of: 'raw' }), { held: 'id\n1\n', raw: 'id\n1\n' }),
  ).rejects.toThrow('Unexpected `by` beside `of` in `noLeakage`')
})
