import { expect, test } from 'vitest'
import { noWarnings } from '../../../src/check/expectation/noWarnings.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

const stderr = `/project/scripts/clean.py:7: DeprecationWarning: old() is deprecated
  old()
/project/scripts/clean.py:9: pandas.errors.DtypeWarning: Columns (1) have mixed types
<string>:1: UserWarning: said
(node:12) [DEP0005] DeprecationWarning: Buffer()
/project/scripts/clean.py:8: DeprecationWarning: old() is deprecated
`

expectationLaws({ kind: 'noWarnings', kept: false, broken: true, outcome: () => outcome({}, { stderr }) })

test('each warning is told once, with the line that it names', () => {
  const found = noWarnings(true, outcome({}, { stderr }))
  expect(messages(found)).toMatchInlineSnapshot(`
    "expect-no-warnings: Unexpected \`DeprecationWarning: old() is deprecated\` in \`train\`, expected a run without warnings, mend what it warns of, or take \`noWarnings\` out of \`expect\`
    expect-no-warnings: Unexpected \`pandas.errors.DtypeWarning: Columns (1) have mixed types\` in \`train\`, expected a run without warnings, mend what it warns of, or take \`noWarnings\` out of \`expect\`
    expect-no-warnings: Unexpected \`UserWarning: said\` in \`train\`, expected a run without warnings, mend what it warns of, or take \`noWarnings\` out of \`expect\`
    expect-no-warnings: Unexpected \`DeprecationWarning: Buffer()\` in \`train\`, expected a run without warnings, mend what it warns of, or take \`noWarnings\` out of \`expect\`"
  `)
  expect(found.map(({ frames }) => frames?.[0])).toEqual([
    { file: '/project/scripts/clean.py', line: 8, column: 1 },
    { file: '/project/scripts/clean.py', line: 9, column: 1 },
    undefined,
    undefined,
  ])
})

test('a log may speak of warnings, and they may be allowed', () => {
  expect(
    noWarnings(true, outcome({}, { stdout: 'WARNING: 3 rows dropped\nthe DeprecationWarning: was mended\n' })),
  ).toEqual([])
  expect(noWarnings(false, outcome({}, { stderr }))).toEqual([])
})
