import { expect, test } from 'vitest'
import { sameFile } from '../../src/shared/sameFile.ts'
import { Stopped } from '../../src/shared/stopped.ts'

test('what stops a run says what its finding says', () => {
  const finding = sameFile('part.csv', { place: 'all.parts', producers: ['a.out', 'b.out'] })
  expect(new Stopped(finding)).toMatchObject({ message: finding.message, finding })
})
