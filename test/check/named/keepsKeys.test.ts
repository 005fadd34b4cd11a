import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepsKeys } from '../../../src/checks.ts'
import type { Row } from '../../../src/model/data.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts } from '../../laws/cells.ts'
import { between, said } from '../../support/between.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { shop: { type: 'string' }, order: { type: 'number' } } as const
const rows = tables({ shop: texts, order: numbers })

namedCheckLaws('keepsKeys', {
  columns,
  others: { raw: columns },
  examples: fc.record({
    options: fc.record(
      {
        of: fc.constant('raw'),
        key: fc.constantFrom<string | string[]>('shop', ['shop', 'order']),
        lost: fc.boolean(),
        invented: fc.boolean(),
        where: fc.constant(`shop = 'a'`),
        counts: fc.boolean(),
      },
      { requiredKeys: ['of', 'key'] },
    ),
    rows,
    others: fc.record({ raw: fc.oneof(rows) }),
  }),
  wrong({
    options: { key, lost = false, invented = false, counts = false, where },
    rows: mine,
    others: { raw = [] } = {},
  }) {
    const keyOf = (row: Row): string => JSON.stringify([key].flat().map((name) => row[name]))
    const times = (all: Row[], one: string): number => all.filter((row) => keyOf(row) === one).length
    const missed = (from: Row[], all: Row[]): number =>
      from.filter((row) => times(all, keyOf(row)) < (counts ? times(from, keyOf(row)) : 1)).length
    const wanted = raw.filter(({ shop }) => where === undefined || shop === 'a')
    return (lost ? 0 : missed(wanted, mine)) || (invented ? 0 : missed(mine, raw))
  },
  passing: {
    options: { of: 'raw', key: ['shop', 'order'] },
    rows: [{ shop: 'a', order: 1 }],
    others: { raw: [{ shop: 'a', order: 1 }] },
  },
  failing: { options: { of: 'raw', key: 'shop' }, rows: [], others: { raw: [{ shop: 'lost one', order: 1 }] } },
  needs: ['shop', 'order'],
  shown: 'lost one',
})

test('a key that gets lost, or was never there, is a violation with its rows', async () => {
  const data = {
    columns,
    rows: [{ shop: 'b', order: 1 }],
    others: { raw: { columns, rows: [{ shop: 'a', order: 1 }] } },
  }
  const found = [
    ...(await called(keepsKeys({ of: 'raw', key: 'shop' }), data)),
    ...(await called(keepsKeys({ of: 'raw', key: 'shop', lost: true }), data)),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "keepsKeys: Unexpected loss of 1 row of \`raw\` in \`step.out\`, expected the same \`shop\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`
    keepsKeys: Unexpected \`shop\` that is not in \`raw\` in \`step.out\`, expected the same \`shop\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"
  `)
  expect(found).toMatchObject([
    { count: 1, sample: [{ values: { shop: 'a' } }] },
    { count: 1, total: 1, sample: [{ values: { shop: 'b' } }] },
  ])
})

const byId = keepsKeys({ of: 'raw', key: 'id' })
const three = 'id,amount\n1,5\n2,6\n3,7\n'
const integers = { id: { type: 'integer' as const } }

test('the same keys are kept in any order, and however often', async () => {
  expect(await between(byId, { clean: 'id\n3\n1\n2\n2\n', raw: three })).toEqual([])
  expect(await between(byId, { clean: 'id\n', raw: 'id\n' })).toEqual([])
})

test('keys that get lost are told with their rows in the other port', async () => {
  const [found] = await between(byId, { clean: 'id\n1\n', raw: three })
  expect(found?.message).toMatchInlineSnapshot(
    `"Unexpected loss of 2 rows of \`raw\` in \`step.clean\`, expected the same \`id\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
  expect(found).toMatchObject({ count: 2, sample: [{ row: 2, values: { id: '2', amount: '6' } }, { row: 3 }] })
  expect(found).not.toHaveProperty('total')
})

test('keys that are invented are told with their rows', async () => {
  const [found] = await between(byId, { clean: `${three}4,1\n`, raw: three })
  expect(found?.message).toMatchInlineSnapshot(
    `"Unexpected \`id\` that is not in \`raw\` in \`step.clean\`, expected the same \`id\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
  expect(found).toMatchObject({ count: 1, total: 4, sample: [{ row: 4, values: { id: '4', amount: '1' } }] })
})

test('either may be allowed', async () => {
  const lost = keepsKeys({ of: 'raw', key: 'id', lost: true })
  const invented = keepsKeys({ of: 'raw', key: 'id', invented: true })
  const [fewer, more] = [
    { clean: 'id\n1\n', raw: three },
    { clean: `${three}4,1\n`, raw: three },
  ]
  expect(await between(lost, fewer)).toEqual([])
  expect(await between(lost, more)).toHaveLength(1)
  expect(await between(invented, more)).toEqual([])
  expect(await between(invented, fewer)).toHaveLength(1)
})

test('one key is one key, in whatever way its number is written', async () => {
  const written = { columns: integers, text: 'id\n01\n2.0\n+3\n' }
  expect(await between(byId, { clean: { columns: integers, text: three }, raw: written })).toEqual([])
  // a type on one side is enough, and none is needed for what pandas makes of integers beside nulls
  expect(await between(byId, { clean: written, raw: three })).toEqual([])
  expect(await between(byId, { clean: 'id\n1.0\n2.0\n3.0\n', raw: three })).toEqual([])
  expect(await between(byId, { clean: 'id\n01\n2\n3\n', raw: three })).toHaveLength(1)
  expect(await between(byId, { clean: { columns: integers, text: 'id\n1.4\n2\n3\n' }, raw: three })).toHaveLength(1)
})

const large = (digit: number): string => `id\n1234567890123456789012345678901234567890${digit}\n`

test('numbers beyond all integers of the engine stay what they are', async () => {
  expect(await between(byId, { clean: { columns: integers, text: large(1) }, raw: large(1) })).toEqual([])
  expect(await between(byId, { clean: { columns: integers, text: large(1) }, raw: large(2) })).toHaveLength(1)
})

test('several columns are one key, in which a null is a value', async () => {
  const item = keepsKeys({ of: 'raw', key: ['id', 'day'] })
  const raw = 'id,day\n1,mo\n1,\n,\n'
  expect(await between(item, { clean: 'day,id\n,\n,1\nmo,1\n', raw })).toEqual([])
  expect(await said(item, { clean: 'day,id\n,\nmo,1\n', raw })).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected loss of 1 row of \`raw\` in \`step.clean\`, expected the same \`id\` and \`day\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
})

test('with `counts` each key is as often there: neither lost beside another that is doubled, nor multiplied', async () => {
  const item = keepsKeys({ of: 'raw', key: 'id', counts: true })
  const raw = 'id\n1\n1\n2\n'
  expect(await between(item, { clean: 'id\n2\n1\n1\n', raw })).toEqual([])
  expect(await said(item, { clean: 'id\n1\n2\n2\n', raw })).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected loss of 2 rows of \`raw\` in \`step.clean\`, expected the same \`id\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
  expect(await said(item, { clean: 'id\n1\n1\n2\n2\n', raw })).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected \`id\` more often than in \`raw\` in \`step.clean\`, expected the same \`id\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
})

test('only the keys of rows that fulfil `where` are to be kept', async () => {
  const raw = { columns: { id: {}, amount: { type: 'number' as const } }, text: three }
  const item = keepsKeys({ of: 'raw', key: 'id', where: 'amount > 5' })
  expect(await between(item, { clean: 'id\n2\n3\n', raw })).toEqual([])
  expect(await between(item, { clean: 'id\n2\n', raw })).toHaveLength(1)
})

test('keys of several ports are all there together', async () => {
  const item = keepsKeys({ of: ['north', 'south'], key: 'id' })
  expect(await between(item, { all: 'id\n1\n2\n3\n9\n', north: three, south: 'id\n9\n' })).toEqual([])
  expect(await said(item, { all: 'id\n1\n2\n3\n', north: three, south: 'id\n9\n' })).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected loss of 1 row of \`south\` in \`step.all\`, expected the same \`id\` as in \`north\` and \`south\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
  expect(await said(item, { all: 'id\n1\n2\n3\n8\n9\n', north: three, south: 'id\n9\n' })).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected \`id\` that is not in \`north\` and \`south\` in \`step.all\`, expected the same \`id\` as in \`north\` and \`south\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
})

test('masked keys are shown nowhere', async () => {
  const secret = { id: { masked: true } }
  const found = [
    ...(await between(byId, { clean: 'id\nSecret1\n', raw: { columns: secret, text: 'id\nSecret1\nSecret2\n' } })),
    ...(await between(byId, { clean: { columns: secret, text: 'id\nSecret1\nSecret2\n' }, raw: 'id\nSecret1\n' })),
  ]
  expect(found).toHaveLength(2)
  expect(JSON.stringify(found)).not.toContain('Secret2')
})

test('a column that a side lacks is told, with the one that is meant', async () => {
  expect(await said(byId, { clean: three, raw: 'Id,x\n1,2\n' })).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected lack of the column \`id\` of \`raw\` in \`step.clean\`, expected the same \`id\` as in \`raw\`, name \`Id\` in the check"`,
  )
  expect(await said(byId, { clean: 'ids\n1\n', raw: three })).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected lack of the column in \`step.clean.id\`, expected the same \`id\` as in \`raw\`, name \`ids\` in the check"`,
  )
})

test('a port of several datasets is compared by the one that is named', async () => {
  const item = keepsKeys({ of: 'raw.data', key: 'id' })
  expect(await between(item, { clean: three, raw: { text: three, more: { name: 'data' } } })).toHaveLength(0)
})
