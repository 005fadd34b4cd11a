import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { fresh } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

const columns = { at: { type: 'timestamp' } } as const
const rows = [{ at: '2024-05-01T12:00:00Z' }, { at: '2024-05-03' }, { at: null }]
const times = [
  '2024-05-01',
  '2024-05-02T23:59:00',
  '2024-05-03T00:00:00Z',
  '2024-05-04T02:00:00+02:00',
  'soon',
  'NaN',
  'inf',
]

const utc = (text: string): number => Date.parse(text.length === 19 ? `${text}Z` : text)

namedCheckLaws('fresh', {
  columns,
  examples: fc.record({
    options: fc.record({
      column: fc.constant('at'),
      within: fc.constantFrom('1d', '26h', '1440m', '1w'),
      asOf: fc.constantFrom('2024-05-03', '2024-05-04T00:00:00Z'),
    }),
    rows: tables({ at: fc.option(fc.constantFrom(...times)) }),
  }),
  wrong({ options: { within, asOf = '' }, rows: all }) {
    const hours = { '1d': 24, '26h': 26, '1440m': 24, '1w': 168 }[within] ?? 0
    const known = valuesOf(all, 'at').filter((text) => text.startsWith('2'))
    return !known.some((text) => utc(asOf) - utc(text) <= hours * 3_600_000)
  },
  passing: { options: { column: 'at', within: '2d', asOf: '2024-05-05' }, rows },
  failing: { options: { column: 'at', within: '2d', asOf: '2024-05-05T00:01:00+00:00' }, rows },
  needs: ['at'],
  shown: '2024-05-03',
})

test('a newest timestamp that is too old is a violation, as is none', async () => {
  const item = fresh({ column: 'at', within: '7d', asOf: '2024-06-01' })
  const found = [...(await called(item, { columns, rows })), ...(await called(item, { columns, rows: [] }))]
  expect(messages(found)).toMatchInlineSnapshot(`
    "fresh: Unexpected \`2024-05-03T00:00:00Z\` as the newest in \`step.out.at\`, expected one of the last 7 days before \`2024-06-01T00:00:00Z\`, find why nothing newer came, or allow more with \`within\`
    fresh: Unexpected lack of timestamps in \`step.out.at\`, expected one of the last 7 days, find why nothing newer came, or allow more with \`within\`"
  `)
})

test('now is what `PIPEPROOF_NOW` says', async () => {
  const item = fresh({ column: 'at', within: '1d' })
  expect(await called(item, { columns, rows })).toHaveLength(1)
  vi.stubEnv('PIPEPROOF_NOW', '2024-05-03T10:00:00Z')
  expect(await called(item, { columns, rows })).toEqual([])
  vi.stubEnv('PIPEPROOF_NOW', 'today')
  expect(await thrown(() => called(item, { columns, rows }))).toMatchInlineSnapshot(`
    "Unexpected \`today\` in \`PIPEPROOF_NOW\`, expected a time such as \`2024-05-01T12:00:00Z\`, change the value
      see  docs/errors.md#pp004"
  `)
  vi.unstubAllEnvs()
})

test.each([
  { column: 'at', within: '7 days' },
  { column: 'at', within: '1d', asOf: '2024-13-01' },
])('%o is refused', async (options) => {
  expect(await thrown(() => called(fresh(options), { columns, rows: [] }))).toMatchSnapshot()
})
