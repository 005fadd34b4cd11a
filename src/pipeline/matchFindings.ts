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
    received: `${titleOf(edge)} from \`${match.output.name}\` to \`${match.input.name}\`, which are only alike`,
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

function lineFrom({ from, to }: Edge, outputs: string[], inputs: string[]): string | undefined {
  const [output, input] = [outputs[0], to.port ?? inputs[0]]
  return output === undefined || input === undefined ? undefined : `${to.step}.${input}: ${from.step}.${output}`
}

/** `producer` is left out where data comes from outside. */
export function nothingCarried(edge: Edge, producer: Contract | undefined, consumer: Contract): Finding {
  const [outputs, inputs] = [Object.keys(producer?.outputs ?? {}), Object.keys(consumer.inputs)]
  const line = lineFrom(edge, outputs, inputs)
  return finding({
    code: 'edge-without-data',
    place: edge.to.step,
    fault: 'contract',
    received: `${titleOf(edge)} without data`,
    expected: producer
      ? `an output (${allOf(outputs)}) named like an input (${allOf(inputs)})`
      : 'an input that nothing else feeds',
    advice:
      line === undefined
        ? 'declare both ports in their contracts, or remove the edge'
        : `write \`${line}\` under \`edges\``,
    at: edge.at,
  })
}
