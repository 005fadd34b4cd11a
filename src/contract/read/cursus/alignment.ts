import { nearest } from '../../../shared/nearest.ts'
import type { Path, Session } from '../../../shared/reading/session.ts'
import { allOf, oneOf } from '../../../shared/words.ts'
import type { WrittenContract, WrittenPort } from '../../written.ts'
import { unanswered, type Unanswered } from './sources.ts'
import type { Spec, SpecPort } from './spec.ts'

interface Read {
  written: WrittenContract
  spec: Spec
}

type Tell = (path: Path, message: string) => void

const words = {
  inputs: { ours: 'input', theirs: 'dependency', in: 'spec.dependencies' },
  outputs: { ours: 'output', theirs: 'output', in: 'spec.outputs' },
}
type Side = keyof typeof words

const mend = (name: string, known: string[], otherwise: string): string => {
  const similar = nearest(name, known)
  return similar === undefined ? otherwise : `write \`${similar}\` in both, or ${otherwise}`
}

/** Each port of the contract is in the specification, and the other way round. */
function demandPairs(side: Side, { written, spec }: Read, tell: Tell): void {
  const ports = Object.keys(written[side] ?? {})
  const theirs = spec[side === 'inputs' ? 'dependencies' : 'outputs']
  const { ours, theirs: word, in: place } = words[side]
  const known = theirs.map(({ name }) => name)
  for (const name of ports.filter((each) => !known.includes(each))) {
    const advice = mend(name, known, 'add it there')
    tell(['contract', side, name], `Unexpected ${ours} \`${name}\`, expected it in \`${place}\` too, ${advice}`)
  }
  for (const { name, path, aliases, required } of theirs.filter((each) => !ports.includes(each.name))) {
    const advice = mend(name, ports, 'give it a path there')
    const called = aliases.length === 0 ? '' : ` (${allOf(aliases)})`
    const received = `Unexpected ${required === false ? 'optional ' : ''}${word} \`${name}\`${called}`
    tell(path, `${received}, expected it in \`contract.${side}\` too, ${advice}`)
  }
}

const need = (required: boolean): string => (required ? 'required' : 'optional')

function demandSameNeed(inputs: Record<string, WrittenPort>, theirs: SpecPort[], tell: Tell): void {
  for (const { name, path, required = true } of theirs) {
    const port = Object.hasOwn(inputs, name) ? inputs[name] : undefined
    const { required: ours = true } = port ?? {}
    if (!port || ours === required) continue
    const received = `Unexpected dependency \`${name}\` that is ${need(required)}`
    tell(
      [...path, 'required'],
      `${received}, expected it to be ${need(ours)} as in \`contract.inputs\`, change one of them`,
    )
  }
}

const pathOfProperty: Record<string, string> = {
  'properties.ModelArtifacts.S3ModelArtifacts': '/opt/ml/model',
  'properties.OutputDataConfig.S3OutputPath': '/opt/ml/output/data',
}
const namedOutput = /\.Outputs\[['"](.+?)['"]\]/

/** Where the platform finds an output is what the contract says of it. */
function demandProperties({ outputs = {} }: WrittenContract, theirs: SpecPort[], tell: Tell): void {
  for (const { name, path, property = '' } of theirs) {
    const [, named] = namedOutput.exec(property) ?? []
    if (named !== undefined && named !== name)
      tell(
        [...path, 'property_path'],
        `Unexpected output \`${named}\`, expected \`${name}\` whose path this is, write \`${name}\``,
      )
    const wanted = pathOfProperty[property]
    const given = Object.hasOwn(outputs, name) ? outputs[name]?.path : undefined
    if (wanted === undefined || given === undefined || given.replace(/\/$/, '') === wanted) continue
    const message = `Unexpected path \`${given}\`, expected \`${wanted}\` that \`${property}\` stands for, change one of them`
    tell(['contract', 'outputs', name, 'path'], message)
  }
}

const folderOf: Record<string, RegExp> = {
  processing: /^\/opt\/ml\/processing\//,
  training: /^\/opt\/ml\/(?!processing\/)/,
}

function demandPaths(side: Side, { platform, ...written }: WrittenContract, tell: Tell): void {
  const seen = new Map<string, string>()
  for (const [name, { path = '', datasets, files }] of Object.entries(written[side] ?? {})) {
    const at = ['contract', side, name, 'path']
    const expected = `one for a ${platform} step`
    if (platform && !folderOf[platform]?.test(`${path}/`))
      tell(at, `Unexpected path \`${path}\`, expected ${expected}, change it or \`sagemaker_step_type\``)
    const key = JSON.stringify([path, files, datasets])
    const first = seen.get(key)
    if (first !== undefined)
      tell(at, `Unexpected path \`${path}\`, expected another than that of \`${first}\`, change one of them`)
    seen.set(key, first ?? name)
  }
}

/** An alias that is the name or an alias of another output leaves it open which of them is meant. */
function demandOwnNames(outputs: SpecPort[], tell: Tell): void {
  outputs.forEach(({ aliases, path }, index) => {
    for (const alias of aliases) {
      const other = outputs.find((each, at) => each.name === alias || (at < index && each.aliases.includes(alias)))
      if (other)
        tell(
          [...path, 'aliases'],
          `Unexpected alias \`${alias}\`, expected one that \`${other.name}\` has not, remove it from one`,
        )
    }
  })
}

function lostSource({ port, source, outputs, type }: Unanswered): [Path, string] {
  const received = `Unexpected source \`${source}\` of \`${port.name}\``
  const expected =
    type === undefined
      ? `an output of it with that name or alias among ${oneOf(outputs)}, add the alias there`
      : `\`${port.type}\`, not ${type}, change one of them`
  return [[...port.path, 'compatible_sources'], `${received}, expected ${expected}`]
}

/** Tells where the contract, its specification and the steps that may feed it contradict each other. */
export function misaligned(session: Session, { written, spec }: Read): void {
  const tell: Tell = (path, message) => session.warn(path, message)
  for (const side of ['inputs', 'outputs'] as const) demandPaths(side, written, tell)
  if (!spec.isThere) return
  for (const side of ['inputs', 'outputs'] as const) demandPairs(side, { written, spec }, tell)
  demandSameNeed(written.inputs ?? {}, spec.dependencies, tell)
  demandProperties(written, spec.outputs, tell)
  demandOwnNames(spec.outputs, tell)
  for (const each of unanswered(session.doc.file, spec.dependencies)) tell(...lostSource(each))
}
