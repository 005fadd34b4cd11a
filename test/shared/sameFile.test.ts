import { expect, test } from 'vitest'
import { sameFile } from '../../src/shared/sameFile.ts'

test('the file, both its producers and the input are told', () => {
  const found = sameFile('part.csv', { place: 'all.parts', producers: ['a.out', 'b.out'] })
  expect(found).toMatchObject({ code: 'same-file', place: 'all.parts', fault: 'contract', severity: 'error' })
  expect(found.message).toMatchInlineSnapshot(
    `"Unexpected file \`part.csv\` of both \`a.out\` and \`b.out\` in \`all.parts\`, expected files with names of their own, as they are to lie side by side, give one of them another \`files\`"`,
  )
})
