import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { conservesRows } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { id: { type: 'number' } } as const
const ids = (count: number) => Array.from({ length: count }, (_, id) => ({ id }))
const share = fc.constantFrom(0, 0.5, 1, 2)

namedCheckLaws('conservesRows', {
  columns,
  others: { raw: columns },
  examples: fc.record({
    options: fc.record(
      {
        of: fc.constant('raw'),
        where: fc.constant('id::DOUBLE > 0'),
        ratio: fc.oneof(share, fc.tuple(fc.constantFrom(0, 0.5), fc.constantFrom(1, 2))),
      },
      { requiredKeys: ['of'] },
    ),
    rows: tables({ id: numbers }),
    others: fc.record({ raw: tables({ id: numbers }) }),
  }),
  wrong({ options: { where, ratio = 1 }, rows, others: { raw = [] } = {} }) {
    // NaN is above everything to the engine
    const kept = raw.map(({ id }) => numberOf(id)).filter((id) => where === undefined || (id !== null && !(id <= 0)))
    const [least, most] = typeof ratio === 'number' ? [ratio, ratio] : ratio
    return rows.length < kept.length * least || rows.length > kept.length * most
  },
  passing: { options: { of: 'raw' }, rows: ids(2), others: { raw: ids(2) } },
  failing: { options: { of: 'raw' }, rows: ids(2), others: { raw: ids(3) } },
  needs: [],
})

test('rows that get lost, or too many, are a violation', async () => {
  const data = { columns, rows: ids(2), others: { raw: { columns, rows: ids(4) } } }
  const calls = [
    conservesRows('raw'),
    conservesRows({ of: 'raw', ratio: [0.75, 1] }),
    conservesRows({ of: 'raw', where: 'id = 0' }),
  ]
  const found = (await Promise.all(calls.map((item) => called(item, data)))).flat()
  expect(messages(found)).toMatchInlineSnapshot(`
    "conservesRows: Unexpected 2 rows in \`step.out\`, expected 4 rows, for 4 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`
    conservesRows: Unexpected 2 rows in \`step.out\`, expected 3 to 4 rows, for 4 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`
    conservesRows: Unexpected 2 rows in \`step.out\`, expected 1 row, for 1 of \`raw\`, find where rows get lost or multiplied, or declare \`ratio\` or \`where\`"
  `)
})
