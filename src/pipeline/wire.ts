import type { Contract, Port } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Edge, Link, Pipeline } from '../model/pipeline.ts'
import { finding } from '../shared/finding.ts'
import { own } from '../shared/own.ts'
import { allOf } from '../shared/words.ts'

/** The edges with both their ports, and what is wrong with them. */
export interface Wiring {
  links: Link[]
  findings: Finding[]
}

const namesOf = (port: Port): string[] => [port.name, ...port.aliases]

const sameName = (output: Port, input: Port): boolean => output.name === input.name
const sameAlias = (output: Port, input: Port): boolean => namesOf(output).some((name) => namesOf(input).includes(name))

const both = (outputs: Port[], inputs: Port[]): [Port, Port][] =>
  outputs.flatMap((output) => inputs.map((input): [Port, Port] => [output, input]))

/** The inputs that an edge may feed: the one that it names, else those that no edge names. */
function inputsFor({ to }: Edge, consumer: Contract, edges: Edge[]): Port[] {
  const isNamed = (name: string): boolean => edges.some((edge) => edge.to.step === to.step && edge.to.port === name)
  return Object.values(consumer.inputs).filter(({ name }) =>
    to.port === undefined ? !isNamed(name) : to.port === name,
  )
}

function pairs(edge: Edge, outputs: Port[], inputs: Port[]): [Port, Port][] {
  const all = both(outputs, inputs)
  if (edge.from.port !== undefined && edge.to.port !== undefined) return all
  const named = all.filter(([output, input]) => sameName(output, input))
  const taken = (port: Port): boolean => named.some((pair) => pair.includes(port))
  return [...named, ...all.filter(([output, input]) => !taken(output) && !taken(input) && sameAlias(output, input))]
}

function nothingCarried({ from, to, at }: Edge, producer: Contract, consumer: Contract): Finding {
  const outputs = Object.keys(producer.outputs)
  const inputs = Object.keys(consumer.inputs)
  return finding({
    code: 'edge-without-data',
    place: to.step,
    fault: 'contract',
    received: `edge \`${from.step}\` -> \`${to.step}\` without data`,
    expected: `an output (${allOf(outputs)}) named like an input (${allOf(inputs)})`,
    advice:
      inputs[0] === undefined || outputs[0] === undefined
        ? 'declare both ports in their contracts, or remove the edge'
        : `write \`${to.step}.${inputs[0]}: ${from.step}.${outputs[0]}\` under \`edges\``,
    at,
  })
}

function unfed(pipeline: Pipeline, links: Link[]): Finding[] {
  return Object.values(pipeline.steps).flatMap(({ name, contract, at }) =>
    Object.values(contract.inputs)
      .filter(
        (port) =>
          port.required && !canBeMade(port) && !links.some(({ to }) => to.step === name && to.port === port.name),
      )
      .map((port) =>
        finding({
          code: 'input-without-producer',
          place: `${name}.${port.name}`,
          fault: 'contract',
          received: `input \`${name}.${port.name}\` without a producer`,
          expected: 'an edge that feeds it, or columns to generate its data from',
          advice: `write \`${name}.${port.name}: STEP.OUTPUT\` under \`edges\``,
          at,
        }),
      ),
  )
}

/** Two edges without ports may have been wired to the same input. */
function fedTwice(links: Link[]): Finding[] {
  return links.flatMap(({ from, to, at }, index) => {
    const first = links.slice(0, index).find((link) => link.to.step === to.step && link.to.port === to.port)
    if (!first) return []
    const place = `${to.step}.${to.port}`
    return finding({
      code: 'second-producer',
      place,
      fault: 'contract',
      received: `second producer \`${from.step}.${from.port}\` of \`${place}\``,
      expected: `only \`${first.from.step}.${first.from.port}\``,
      advice: `name the ports: \`${place}: ${from.step}.${from.port}\``,
      at,
    })
  })
}

/** Data can be generated for a port all of whose datasets have columns. */
const canBeMade = ({ datasets }: Port): boolean => Object.values(datasets).every(({ columns }) => columns !== undefined)

/** Environment that a step demands and nobody gives. */
function unset({ steps }: Pipeline): Finding[] {
  return Object.values(steps).flatMap(({ name, contract, env, at }) =>
    Object.entries(contract.env)
      .filter(
        ([key, variable]) => variable.required && (own(env, key) ?? variable.default ?? variable.example) === undefined,
      )
      .map(([key]) =>
        finding({
          code: 'variable-without-value',
          place: name,
          fault: 'contract',
          received: `environment variable \`${key}\` without a value`,
          expected: 'a default, an example or a value of the step',
          advice: `write \`env: { ${key}: VALUE }\` at the step`,
          at,
        }),
      ),
  )
}

/** Finds the ports of every edge: those it names, then equal names, then aliases. */
export function wire(pipeline: Pipeline): Wiring {
  const links: Link[] = []
  const findings: Finding[] = []
  for (const edge of pipeline.edges) {
    const [producer, consumer] = [own(pipeline.steps, edge.from.step), own(pipeline.steps, edge.to.step)]
    if (!producer || !consumer) continue
    const outputs = Object.values(producer.contract.outputs)
    const found = pairs(
      edge,
      outputs.filter(({ name }) => (edge.from.port ?? name) === name),
      inputsFor(edge, consumer.contract, pipeline.edges),
    )
    if (found.length === 0) findings.push(nothingCarried(edge, producer.contract, consumer.contract))
    for (const [output, input] of found) {
      links.push({
        from: { step: edge.from.step, port: output.name },
        to: { step: edge.to.step, port: input.name },
        ...(edge.at && { at: edge.at }),
      })
    }
  }
  return { links, findings: [...findings, ...fedTwice(links), ...unfed(pipeline, links), ...unset(pipeline)] }
}
