import type { Finding } from '../../model/finding.ts'
import type { Given } from '../../model/look.ts'
import type { Location } from '../../model/location.ts'
import { nearest } from '../../shared/nearest.ts'
import { shown } from '../../shared/paths.ts'
import { oneOf } from '../../shared/words.ts'
import { askedOf, type Asked } from './asked.ts'
import { disagreement, notesOf, type Subject } from './subject.ts'

/** What a contract declares under one name. */
export interface Declared {
  name: string
  at: Location | undefined
  /** A run may come without it. */
  missable: boolean
}

export interface Names {
  kind: Given
  /** How one of them is called. */
  noun: string
  /** The key of a contract that declares them. */
  key: string
  declared: Declared[]
  /** What every run has. */
  known?: (name: string) => boolean
  /** How a script asks for one, and how for one that may be missing. */
  code: (name: string) => string
  softCode: (name: string) => string
}

function undeclared(
  asked: Asked,
  names: Names,
  unread: string[],
): Omit<Finding, 'message' | 'sample' | 'place' | 'fault'> {
  const { key, noun, declared, code, softCode } = names
  const { name, at, demanded } = asked
  const known = declared.map((each) => each.name)
  const similar = nearest(name, known)
  const declare = `declare \`${name}\` under \`${key}\``
  // of two names that are alike, and both of no use as they stand, one is misspelt
  const isMeant = similar !== undefined && unread.includes(similar)
  return {
    code: 'undeclared-name',
    severity: demanded === 'always' || isMeant ? 'error' : 'warning',
    received: `use of \`${demanded === 'never' ? softCode(name) : code(name)}\``,
    expected: known.length === 0 ? `no ${noun}, since the contract declares none` : oneOf(known),
    advice: similar === undefined ? declare : `write \`${similar}\`, or ${declare}`,
    at,
  }
}

function unreadFinding(subject: Subject, { noun, key, code }: Names, { name, at }: Declared): Finding {
  const isPort = key === 'inputs' || key === 'outputs'
  return disagreement(subject, {
    code: 'unread-name',
    severity: 'warning',
    place: isPort ? `${subject.step}.${name}` : subject.step,
    received: `${noun} \`${name}\` that the script never uses`,
    expected: `\`${code(name)}\` in ${shown(subject.contract.script)}`,
    advice: `use it there, or remove it from \`${key}\``,
    at,
  })
}

function demandedFinding(subject: Subject, { code, softCode, key, noun }: Names, { name, at }: Asked): Finding {
  const isPort = key === 'inputs' || key === 'outputs'
  return disagreement(subject, {
    code: 'demanded-name',
    place: isPort ? `${subject.step}.${name}` : subject.step,
    received: `demand of \`${code(name)}\`, an ${noun} that may be missing,`,
    expected: `\`${softCode(name)}\``,
    advice: `write that in the script, or ${isPort ? `\`required: true\` at \`${name}\`` : `give \`${name}\` a default in the contract`}`,
    at,
  })
}

/** Names that one side has and the other has not; where some are computed, nobody can tell what is of no use. */
export function namesDisagree(subject: Subject, names: Names): Finding[] {
  const { kind, declared, known = () => false } = names
  const asked = askedOf(subject, kind)
  const isAsked = (name: string): boolean => asked.some((each) => each.name === name)
  const isComputed = notesOf(subject, 'computed').some((note) => note.kind === kind)
  const unread = isComputed ? [] : declared.filter(({ name }) => !isAsked(name))
  const lost = asked.filter(({ name }) => !known(name) && !declared.some((each) => each.name === name))
  const missable = new Set(declared.filter((each) => each.missable).map(({ name }) => name))
  const unreadNames = unread.map(({ name }) => name)
  const meant = new Set(lost.map(({ name }) => nearest(name, unreadNames)))
  return [
    ...lost.map((each) => disagreement(subject, undeclared(each, names, unreadNames))),
    ...asked
      .filter(({ name, demanded }) => demanded === 'always' && missable.has(name))
      .map((each) => demandedFinding(subject, names, each)),
    // one that was misspelt is told already
    ...unread.filter(({ name }) => !meant.has(name)).map((each) => unreadFinding(subject, names, each)),
  ]
}
