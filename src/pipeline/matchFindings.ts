import type { Contract } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Edge } from '../model/pipeline.ts'
import { finding } from '../shared/finding.ts'
import { allOf, oneOf } from '../shared/words.ts'
import type { Match } from './match.ts'

/** What settles which ports an edge means. */
const lineFor = ({ from, to }: Edge, { output, input }: Match): string =>
  `${to.step}.${input.name}: ${from.step}.${output.name}`

const titleOf = ({ from, to }: Edge): string => `edge \`${from.step}\` -> \`${to.step}\``

/** Neither a name nor an alias tells what an edge carries. */
export const guessed = (edge: Edge, match: Match): Finding =>
  finding({
    code: 'fuzzy-match',
    severity: 'warning',
    place: `${edge.to.step}.${match.input.name}`,
    fault: 'contract',
    received: `pair \`${edge.from.step}.${match.output.name}\` -> \`${edge.to.step}.${match.input.name}\` that is only alike`,
    expected: 'ports with equal names or aliases',
    advice: `write \`${lineFor(edge, match)}\` under \`edges\` if they are meant`,
    at: edge.at,
  })

/** Several ports are as likely; to take one would be a guess that nobody sees. */
export const tied = (edge: Edge, matches: Match[]): Finding =>
  finding({
    code: 'tied-match',
    place: edge.to.step,
    fault: 'contract',
    received: `${titleOf(edge)} that may mean ${matches.length} pairs of ports`,
    expected: 'one that is closest',
    advice: `write ${oneOf(matches.map((match) => lineFor(edge, match)))} under \`edges\``,
    at: edge.at,
  })

function adviceFor({ from, to }: Edge, outputs: string[], inputs: string[]): string {
  const [output, input] = [from.port ?? outputs[0], to.port ?? inputs[0]]
  if (output === undefined || input === undefined) return 'declare both ports in their contracts, or remove the edge'
  return `write \`${to.step}.${input}: ${from.step}.${output}\` under \`edges\``
}

/** No output is named like an input, and none is alike. */
export function nothingCarried(edge: Edge, producer: Contract, consumer: Contract): Finding {
  const [outputs, inputs] = [Object.keys(producer.outputs), Object.keys(consumer.inputs)]
  return finding({
    code: 'edge-without-data',
    place: edge.to.step,
    fault: 'contract',
    received: `${titleOf(edge)} without data`,
    expected: `an output (${allOf(outputs)}) named like an input (${allOf(inputs)})`,
    advice: adviceFor(edge, outputs, inputs),
    at: edge.at,
  })
}

/** What comes from outside finds every input fed. */
export const nothingLeft = (edge: Edge): Finding =>
  finding({
    code: 'edge-without-data',
    place: edge.to.step,
    fault: 'contract',
    received: `${titleOf(edge)} without data`,
    expected: 'an input that nothing else feeds',
    advice: 'remove the edge, or one that feeds it now',
    at: edge.at,
  })
