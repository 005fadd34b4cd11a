import { expect, test } from 'vitest'
import { log } from '../../../src/check/expectation/log.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

const printed = 'reading\n3 rows dropped\nlearning rate 0.1\n'

expectationLaws({ kind: 'log', kept: ['3 rows'], broken: ['4 rows'], outcome: () => outcome({}, { stdout: printed }) })

test('a line of either output is enough, as a text or an expression', () => {
  const ran = outcome({ 'stdout.log': printed, 'stderr.log': 'careful\n' })
  expect(log(['3 ROWS', '/^learning rate [.0-9]+$/', 'careful'], ran)).toEqual([])
})

test('each text that no line has is told, with the last lines', () => {
  const found = log(
    ['4 rows', '/^rate/', 'reading'],
    outcome({ 'stdout.log': printed, 'stderr.log': '' }, { stdout: printed }),
  )
  expect(messages(found)).toMatchInlineSnapshot(`
    "expect-log: Unexpected log without such a line in \`train\`, expected \`4 rows\` in a line, print it, or change \`expect.log\`
    expect-log: Unexpected log without such a line in \`train\`, expected \`/^rate/\` in a line, print it, or change \`expect.log\`"
  `)
  expect(found[0]?.notes).toEqual(['log    reading', 'log    3 rows dropped', 'log    learning rate 0.1'])
})

test('a line far above the end is found, also one that a read cuts in two', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} é`).join('\n')
  expect(
    log(['line 7 é', '/^line 4000 é$/', '/^line 19999 é$/'], outcome({ 'stdout.log': lines, 'stderr.log': '' })),
  ).toEqual([])
})

test('a runner that keeps no log has told the end of it', () => {
  expect(log(['dropped'], outcome({}, { stdout: printed }))).toEqual([])
})
