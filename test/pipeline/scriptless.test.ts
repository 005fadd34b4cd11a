import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { Outside } from '../../src/model/pipeline.ts'
import { scriptless } from '../../src/pipeline/scriptless.ts'
import { contract, edge, pipeline, step } from '../support/declared.ts'
import { messages } from '../support/messages.ts'

const found = (node: Partial<Outside>, edges: string[]): Finding[] =>
  scriptless({
    ...pipeline([step('a', contract([], [])), step('b', contract([], []))], edges),
    outside: { x: { name: 'x', ...node } },
  })

const lost = { expected: 'contracts/x.yaml', nearest: undefined }

test('a source and a sink are as they should be', () => {
  expect(found({}, ['x -> a'])).toEqual([])
  expect(found({}, ['a -> x'])).toEqual([])
})

test('a node between others is warned of: nobody can follow data through it', () => {
  const [first, ...others] = found({}, ['a -> x', 'x -> b'])
  expect(others).toEqual([])
  expect(first?.severity).toBe('warning')
  expect(messages(first ? [first] : [])).toMatchInlineSnapshot(
    `"step-without-contract: Unexpected step \`x\` without a script between others, expected a contract, or only edges from it or only edges to it, write \`x: CONTRACT.yaml\` under \`steps\`, as data can not be followed through it"`,
  )
  const after = { ...edge('x -> b'), kind: 'order' as const }
  const made = pipeline([step('a', contract([], [])), step('b', contract([], []))], ['a -> x'])
  expect(scriptless({ ...made, edges: [...made.edges, after], outside: { x: { name: 'x' } } })).toEqual([])
})

test('a contract that was not found is told with the closest file', () => {
  expect(messages(found({ lost: { ...lost, nearest: 'contracts/xx.yaml' } }, ['x -> a']))).toMatchInlineSnapshot(
    `"step-without-contract: Unexpected step \`x\` without a contract, expected \`contracts/x.yaml\`, rename \`contracts/xx.yaml\`, or write it"`,
  )
  expect(messages(found({ lost }, ['x -> a']))).toMatchInlineSnapshot(
    `"step-without-contract: Unexpected step \`x\` without a contract, expected \`contracts/x.yaml\`, write it, or take the step for a source or a sink"`,
  )
})

test('a script that was not found is told as one', () => {
  const script = { expected: 'src/x.py', nearest: undefined, isScript: true }
  expect(messages(found({ lost: script }, ['x -> a']))).toMatchInlineSnapshot(
    `"step-without-contract: Unexpected step \`x\` without its script, expected \`src/x.py\` below the folder of the pipeline, put it there, or take the step for a source or a sink"`,
  )
  expect(messages(found({ lost: { ...script, nearest: 'src/xx.py' } }, ['x -> a']))).toMatchInlineSnapshot(
    `"step-without-contract: Unexpected step \`x\` without its script, expected \`src/x.py\` below the folder of the pipeline, rename \`src/xx.py\`, or put it there"`,
  )
})

test('what a platform does by itself needs no contract', () => {
  expect(found({ isService: true }, ['a -> x', 'x -> b'])).toEqual([])
})

const severity = (node: Partial<Outside>, edges: string[]): string | undefined => found(node, edges)[0]?.severity

test('it is wrong where data would have to pass or another file is close, else it may be a source or a sink', () => {
  expect(severity({ lost }, ['x -> a'])).toBe('warning')
  expect(severity({ lost }, ['a -> x', 'x -> b'])).toBe('error')
  expect(severity({ lost: { ...lost, nearest: 'contracts/xx.yaml' } }, ['x -> a'])).toBe('error')
})
