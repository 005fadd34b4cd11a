import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { severalProducers } from '../../src/pipeline/severalProducers.ts'
import { contract, link, pipeline, port, step } from '../support/declared.ts'
import { messages } from '../support/messages.ts'

const links = [link('a.out -> all.parts'), link('b.out -> all.parts')]

const found = (first: string, second: string, merge = true): Finding[] =>
  severalProducers(
    pipeline([
      step('a', contract([], [port('out', {}, { files: first })])),
      step('b', contract([], [port('out', {}, { files: second })])),
      step('all', contract([port('parts', {}, { merge })], [])),
    ]),
    links,
  )

test('a second producer is a finding, unless the input may be merged', () => {
  expect(messages(found('a.csv', 'b.csv', false))).toMatchInlineSnapshot(
    `"second-producer: Unexpected second producer \`b.out\` of \`all.parts\`, expected only \`a.out\`, name the ports: \`all.parts: b.out\`, or write \`merge: true\` at the input"`,
  )
  expect(found('a.csv', 'b.csv')).toEqual([])
})

test('a name that two producers of a merged input both write is a finding', () => {
  expect(messages(found('part.csv', 'part.csv'))).toMatchInlineSnapshot(
    `"same-file: Unexpected file \`part.csv\` of both \`a.out\` and \`b.out\` in \`all.parts\`, expected files with names of their own, as they are to lie side by side, give one of them another \`files\`"`,
  )
})

test('names that are told only by a run are left to it', () => {
  expect(found('part-*.csv', 'part-*.csv')).toEqual([])
})
