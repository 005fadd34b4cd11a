import { expect, test } from 'vitest'
import { files } from '../../../src/check/expectation/files.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

const left = { 'model/model.tar.gz': 'x', 'report/plots/a.png': 'x', 'report/plots/b.png': '', 'report/log.txt': '' }

expectationLaws({
  kind: 'files',
  kept: ['model.tar.gz'],
  broken: ['model.tgz', 'plots/*.png'],
  outcome: () => outcome(left),
})

test('files that are there and hold something have no finding', () => {
  expect(files(['model.tar.gz', 'model/*.gz', 'plots/a.*'], outcome(left))).toEqual([])
})

test('each file that is empty, and each glob that fits none, is told', () => {
  expect(messages(files(['plots/*.png', '**/log.txt', 'model.tgz', 'report/x.csv'], outcome(left))))
    .toMatchInlineSnapshot(`
      "expect-files: Unexpected empty file \`plots/b.png\` in \`train.report\`, expected one that holds something, write it to its end, or take it out of \`expect.files\`
      expect-files: Unexpected empty file \`log.txt\` in \`train.report\`, expected one that holds something, write it to its end, or take it out of \`expect.files\`
      expect-files: Unexpected files \`model/model.tar.gz\`, \`report/log.txt\`, \`report/plots/a.png\` and \`report/plots/b.png\` in \`train\`, expected \`model.tgz\`, write \`model.tar.gz\` in \`expect.files\`
      expect-files: Unexpected files \`model/model.tar.gz\`, \`report/log.txt\`, \`report/plots/a.png\` and \`report/plots/b.png\` in \`train.report\`, expected \`report/x.csv\`, write it, or change \`expect.files\`"
    `)
})
