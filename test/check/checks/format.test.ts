import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { format } from '../../../src/check/checks/format.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

const fitting: Record<string, string> = { ipv4: '10.0.0.1', date: '2026-01-31', email: 'a@b.org' }

checkLaws({
  check: 'format',
  columns: fc.record({ format: fc.constantFrom('ipv4', 'date', 'email') }),
  texts: fc.constantFrom('', 'x', '2026-02-31', '10.0.0.256', ...Object.values(fitting)),
  count: (values, column) => values.filter((text) => fitting[column.format ?? ''] !== text).length,
})

test('a text without the format is a violation', async () => {
  const found = await judgedColumn('format', { type: 'string', format: 'uuid' }, ['1', null, '1', 'x'])
  expect(messages(found)).toMatchInlineSnapshot(
    `"format: Unexpected \`1\` in \`step.out.value\`, expected a text of the format \`uuid\`, mend the texts, or remove \`format\`"`,
  )
  expect(found).toMatchObject([{ count: 3, total: 4, sample: [{ row: 1 }, { row: 3 }, { row: 4 }] }])
})

test('without a format there is no such check', () => {
  expect(format('value', { type: 'string' })).toBeUndefined()
})
