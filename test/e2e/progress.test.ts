import { describe, expect, inject, test } from 'vitest'
import { runVitest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { finalReport, lacksTerminal, liveLines, printedOnTerminal, slowProject } from '../support/terminal.ts'

describe.skipIf(lacksTerminal())('on a terminal', () => {
  test('a slow property shows how far it is, and the report is as ever', async () => {
    const printed = await printedOnTerminal(makeProject(inject('installed'), slowProject))
    expect(liveLines(printed)[0]).toMatch(
      /^ twice > first > keeps its promises on 25 generated inputs: first, \d+ of 25 runs, (\d+ rows?, )?\d+ s$/,
    )
    expect(finalReport(printed)).toMatch(
      /^ ✓ twice.*\n(.*\n)* *✓ keeps its promises[^:\n]*ms\n(.*\n)* *Tests +1 passed/,
    )
    expect(liveLines(finalReport(printed))).toEqual([])
  })

  test.each([
    ['in CI', { CI: 'true' }, {}],
    [
      'where the preset is told so',
      {},
      { 'vitest.config.ts': slowProject['vitest.config.ts'].replace('f()', 'f({ progress: false })') },
    ],
  ])('it is quiet %s', async (_, env, files) => {
    const printed = await printedOnTerminal(makeProject(inject('installed'), { ...slowProject, ...files }), env)
    expect(liveLines(printed)).toEqual([])
    expect(printed).toMatch(/Tests +1 passed/)
  })
})

test('without a terminal it is quiet', async () => {
  const { printed } = await runVitest(makeProject(inject('installed'), slowProject), {
    args: ['-t', 'first.*promises'],
  })
  expect(printed).toMatch(/Tests +1 passed/)
  expect(liveLines(printed)).toEqual([])
})
