import type { Contract } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { oneOf } from '../shared/words.ts'
import { declaredColumns, type Declared } from './declared.ts'

interface Place {
  doc: SourceDocument
  path: (string | number)[]
}

const placeholder = /\$\{(\w+)\}/g

function demandVariable(name: string, { env }: Contract, { doc, path }: Place): void {
  if (Object.hasOwn(env, name)) return
  const known = Object.keys(env)
  const similar = nearest(name, known)
  const facts = {
    received: `\`\${${name}}\``,
    place: `\`${path.join('.')}\``,
    expected: known.length === 0 ? 'a name out of `env`' : oneOf(known.map((each) => `\${${each}}`)),
    advice: similar === undefined ? 'declare it under `env`' : `write \`\${${similar}}\``,
  }
  throw new PipeproofError('wrongValue', facts, { at: doc.atKey(path) })
}

/** A bound is a number, also where the environment gives it. */
function demandNumber(name: string, { env }: Contract, doc: SourceDocument): void {
  for (const key of ['default', 'example'] as const) {
    const value = own(env, name)?.[key]
    if (value === undefined || (value.trim() !== '' && Number.isFinite(Number(value)))) continue
    const facts = { received: `\`${value}\``, place: `\`env.${name}.${key}\``, expected: 'a number' }
    throw new PipeproofError(
      'wrongValue',
      { ...facts, advice: 'a bound is taken from it' },
      { at: doc.at(['env', name, key]) },
    )
  }
}

/** What columns take from the environment is declared there. */
export function demandVariables(contract: Contract, declared: Declared[], doc: SourceDocument): void {
  for (const { name, column, path } of declared.flatMap(declaredColumns)) {
    const written = { [name]: path, [column.references ?? '']: [...path, 'references'] }
    for (const [text, place] of Object.entries(written))
      for (const [, variable = ''] of text.matchAll(placeholder))
        demandVariable(variable, contract, { doc, path: place })
    for (const [bound, variable] of Object.entries(column.boundsFrom ?? {})) {
      demandVariable(variable, contract, { doc, path: [...path, bound] })
      demandNumber(variable, contract, doc)
    }
  }
}
