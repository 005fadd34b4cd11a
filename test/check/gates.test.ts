import { expect, test } from 'vitest'
import { checkGates, passageOf, together, type Passage } from '../../src/check/gates.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Gates } from '../../src/model/gates.ts'
import { finding } from '../../src/shared/finding.ts'
import { dataset, port } from '../support/declared.ts'
import { scored } from '../support/scored.ts'
import { messages } from '../support/messages.ts'
import { outcome } from '../support/outcome.ts'

const passage: Passage = { place: 'shop', seconds: 61, memoryMb: 2000, outputMb: 1.5, promises: 40, broken: 2, way: [] }

test.each<Gates>([{ passRate: 0.95 }, { maxSeconds: 61 }, { maxMemoryMb: 2000 }, { maxOutputMb: 1.5 }])(
  '%o lets through what just reaches it',
  (asked) => {
    expect(checkGates(asked, passage)).toEqual([])
  },
)

test('every gate that is missed is told, all at once', () => {
  const asked = { passRate: 0.96, maxSeconds: 60, maxMemoryMb: 1999, maxOutputMb: 1 }
  expect(messages(checkGates(asked, passage))).toMatchInlineSnapshot(`
    "gate: Unexpected 95 % of 40 promises that hold in \`shop\`, expected at least 96 %, mend those that are told, or lower \`gates.passRate\`
    gate: Unexpected 61 s of run time in \`shop\`, expected at most 60 s, use less, or raise \`gates.maxSeconds\`
    gate: Unexpected 2000 MB of memory in \`shop\`, expected at most 1999 MB, use less, or raise \`gates.maxMemoryMb\`
    gate: Unexpected 1.5 MB of outputs in \`shop\`, expected at most 1 MB, use less, or raise \`gates.maxOutputMb\`"
  `)
})

test('the lowest score is told with what it was made of', () => {
  const raw = scored('clean.raw', 0.99, { given: true, drop: 0.01, columns: { amount: { nulls: 0.1 } } })
  const out = scored('clean.out', 0.949_99, { drop: 0.040_01, rows: 1, columns: { amount: { nulls: 0.25 } } })
  const asked = { ...passage, way: [raw, out] }
  for (const reached of [0.949_99, '>= 0.949', '>=0'] as const)
    expect(checkGates({ score: reached }, asked)).toEqual([])
  expect(checkGates({ score: 1 }, passage)).toEqual([])
  const [found] = checkGates({ score: '>= 0.95' }, asked)
  expect(found?.message).toMatchInlineSnapshot(
    `"Unexpected score 0.9499 of \`clean.out\` in \`shop\`, expected at least 0.95, mend what is told of it, or lower \`gates.score\`"`,
  )
  expect(found?.notes?.join('\n')).toMatchInlineSnapshot(`
    "score  clean.raw  0.99    10 rows, drops by 0.01
           clean.out  0.9499  1 row, drops by 0.04, \`amount\` null in 10 %, then 25 %"
  `)
})

test('steps together have the lowest score of any', () => {
  const [high, low] = [[scored('a.out', 0.9)], [scored('b.out', 0.8)]]
  expect(together('shop', [{ ...passage, way: high }, { ...passage, way: low }, passage]).way).toBe(low)
})

test('what the system does not tell gets through no gate', () => {
  expect(messages(checkGates({ maxMemoryMb: 1 }, { ...passage, memoryMb: undefined }))).toMatchInlineSnapshot(
    `"gate: Unexpected memory that is not told in \`shop\`, expected a number to hold to the gate, use another runner, or take out \`gates.maxMemoryMb\`"`,
  )
})

test('steps together take the time of all and the memory of the largest', () => {
  const other = { ...passage, place: 'x', seconds: 1, memoryMb: 3000, promises: 10, broken: 1 }
  expect(together('shop', [passage, other])).toEqual({
    place: 'shop',
    seconds: 62,
    memoryMb: 3000,
    outputMb: 3,
    promises: 50,
    broken: 3,
    way: [],
  })
  const { seconds, memoryMb } = together('shop', [passage, { ...other, seconds: undefined, memoryMb: undefined }])
  expect([seconds, memoryMb]).toEqual([undefined, undefined])
  expect(checkGates({ passRate: 1, maxSeconds: 1 }, together('shop', []))).toEqual([])
})

const told = (code: string, place: string): Finding =>
  finding({ code, place, fault: 'producer', received: '', expected: '', advice: '', severity: 'warning' })

test('the promises of the outputs are counted, and which of them a finding breaks, once each', () => {
  const declared = dataset({ id: { type: 'integer', nullable: true }, n: { nullable: true } })
  const out = {
    ...port('out', undefined, { datasets: { data: declared } }),
    checks: [{ name: 'noNulls', options: {}, severity: 'warning' as const }],
  }
  const findings = [
    told('type', 'train.out.id'),
    told('type', 'train.out.id'),
    told('rows', 'train.out'),
    told('expect-rows', 'train.out'),
    told('expect-budget', 'train'),
  ]
  const { promises, broken } = passageOf(outcome({ 'out/data.csv': 'id,n\n' }, {}, [out]), findings, [])
  // a file, columns, rows, the type of a column, and the check by its name
  expect([promises, broken]).toEqual([5, 2])
})
