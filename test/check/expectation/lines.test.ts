import { expect, test } from 'vitest'
import { logOf } from '../../../src/check/expectation/lines.ts'
import { outcome } from '../../support/outcome.ts'

test('no line is cut where a read of the log ends, nor a letter of many bytes', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} é`)
  const { run } = outcome({ 'stdout.log': lines.join('\r\n'), 'stderr.log': 'last' })
  expect([...logOf(run)]).toEqual([...lines, 'last'])
})

test('a line without end comes in pieces that fit into memory', () => {
  const { run } = outcome({ 'stdout.log': 'x'.repeat(3_000_000), 'stderr.log': '' })
  const lines = [...logOf(run)]
  expect(lines.join('')).toHaveLength(3_000_000)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(1_200_000)
})
