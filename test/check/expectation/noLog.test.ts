import { expect, test } from 'vitest'
import { noLog } from '../../../src/check/expectation/noLog.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

expectationLaws({ kind: 'noLog', kept: ['b'], broken: ['a'], outcome: () => outcome({}, { stdout: 'a' }) })

test('what no line has is no finding', () => {
  expect(noLog(['retry', '/^b/'], outcome({}, { stdout: 'a\nab\n' }))).toEqual([])
})

test('the first line that was not to be is told, and how many there are more', () => {
  const ran = outcome({}, { stdout: 'ok\nretry 1\nRetry 2\n', stderr: 'dropped 3\n' })
  expect(messages(noLog(['retry', '/^dropped \\d/'], ran))).toMatchInlineSnapshot(`
    "expect-no-log: Unexpected line \`retry 1\` and 1 more in \`train\`, expected no line with \`retry\`, mend what makes it print that, or change \`expect.noLog\`
    expect-no-log: Unexpected line \`dropped 3\` in \`train\`, expected no line with \`/^dropped \\d/\`, mend what makes it print that, or change \`expect.noLog\`"
  `)
})
