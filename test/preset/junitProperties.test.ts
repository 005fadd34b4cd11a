import { expect, test } from 'vitest'
import { junitProperties } from '../../preset/junitProperties.ts'

test('a failing test has the lines of its message as properties', () => {
  const message = `BrokenPromise: Unexpected \`x\` in \`a.b.c\`, expected \`y\`, mend it

  a broke its promise: 3 of 10 rows

  again  PIPEPROOF_REPLAY=7f3a21 npx jest a.pipeline.yaml -t '^a$'
  files  .pipeproof/runs/1/a-2/  inputs outputs stdout.log stderr.log
    at a.pipeline.yaml:1:1`
  expect(junitProperties({ failureMessages: [message] })).toEqual({
    finding: 'Unexpected `x` in `a.b.c`, expected `y`, mend it',
    files: '.pipeproof/runs/1/a-2/',
    again: "PIPEPROOF_REPLAY=7f3a21 npx jest a.pipeline.yaml -t '^a$'",
    replay: '7f3a21',
  })
})

test('any other test has none', () => {
  expect(junitProperties({ failureMessages: [] })).toEqual({})
  expect(junitProperties({ failureMessages: ['Error: no'] })).toEqual({})
})
