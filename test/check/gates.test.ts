import { expect, test } from 'vitest'
import { checkGates, passageOf, together, type Passage } from '../../src/check/gates.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Gates } from '../../src/model/gates.ts'
import { finding } from '../../src/shared/finding.ts'
import { dataset, port } from '../support/declared.ts'
import { messages } from '../support/messages.ts'
import { outcome } from '../support/outcome.ts'

const passage: Passage = { place: 'shop', seconds: 61, memoryMb: 2000, outputMb: 1.5, promises: 40, broken: 2 }

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
  const { promises, broken } = passageOf(outcome({ 'out/data.csv': 'id,n\n' }, {}, [out]), [
    told('type', 'train.out.id'),
    told('type', 'train.out.id'),
    told('rows', 'train.out'),
    told('expect-rows', 'train.out'),
    told('expect-budget', 'train'),
  ])
  // a file, columns, rows, the type of a column, and the check by its name
  expect([promises, broken]).toEqual([5, 2])
})
