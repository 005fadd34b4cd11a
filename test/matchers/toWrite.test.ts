import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const run = await ranScript([1, 2])

test('passes files that are there and hold something', () => {
  expect(run).toWrite('metrics.json')
  expect(run).toWrite(['out/out.csv', 'report/*.json'])
})

test('tells files that are not there, and those that are empty', () => {
  expect(run).not.toWrite('metric.json')
  expect(() => expect(run).toWrite('metric.json')).toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected files \`out/out.csv\`, \`report/empty.txt\` and \`report/metrics.json\` in \`c\`, expected \`metric.json\`, write \`metrics.json\` in \`expect.files\`

      c broke its promise]
  `)
  expect(() => expect(run).toWrite('*.txt')).toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected empty file \`empty.txt\` in \`c.report\`, expected one that holds something, write it to its end, or take it out of \`expect.files\`

      c broke its promise]
  `)
  expect(() => expect(run).not.toWrite('metrics.json')).toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected a run that does not write them, remove \`.not\`]`,
  )
})
