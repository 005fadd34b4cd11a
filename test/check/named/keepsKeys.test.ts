import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepsKeys } from '../../../src/checks.ts'
import type { Row } from '../../../src/model/data.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts } from '../../laws/cells.ts'
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
      },
      { requiredKeys: ['of', 'key'] },
    ),
    rows,
    others: fc.record({ raw: fc.oneof(rows) }),
  }),
  wrong({ options: { key, lost = false, invented = false, where }, rows: mine, others: { raw = [] } = {} }) {
    const keyOf = (row: Row): string => JSON.stringify([key].flat().map((name) => row[name]))
    const missed = (from: Row[], all: Row[]): number => {
      const known = new Set(all.map(keyOf))
      return from.filter((row) => !known.has(keyOf(row))).length
    }
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
    keepsKeys: Unexpected \`shop\` that \`raw\` does not have in \`step.out\`, expected the same \`shop\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"
  `)
  expect(found).toMatchObject([
    { count: 1, sample: [{ values: { shop: 'a' } }] },
    { count: 1, total: 1, sample: [{ values: { shop: 'b' } }] },
  ])
})
