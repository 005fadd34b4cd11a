import { PipeproofError } from '../../../errors.ts'
import type { Column } from '../../../model/contract.ts'
import { own } from '../../../shared/own.ts'
import { tighten } from '../bounds.ts'
import { Part } from '../../../shared/reading/part.ts'
import { placeText, type Path } from '../../../shared/reading/session.ts'
import { isMap, told, valueOf } from '../../../shared/reading/values.ts'
import { aliases, mainOf, meanings } from './checks.ts'

interface Check {
  name: string
  value: unknown
  path: Path
}

/** `{ value: 3, options: { check_name: greater_than } }`, or `{ greater_than: 3 }`. */
function listed(item: unknown, path: Path): Check[] {
  const options = valueOf(item, 'options')
  const name = valueOf(options, 'check_name')
  if (isMap(item) && typeof name === 'string') return [{ name, value: item, path }]
  return isMap(item) ? Object.entries(item).map(([key, value]) => ({ name: key, value, path: [...path, key] })) : []
}

/** The checks under `checks`, a map or a list, and those of the flat form, beside `dtype`. */
export function checksOf(column: Part, flat: string[]): Check[] {
  const { path, session, value } = column
  const written = column.take('checks')
  const at = [...path, 'checks']
  if (written !== undefined) session.enter(at)
  if (written !== undefined && !isMap(written) && !Array.isArray(written))
    throw column.wrong('checks', 'a map or a list')
  const items = Array.isArray(written) ? written.map((item, index) => ({ item, path: [...at, index] })) : []
  const lost = items.find(({ item }) => !isMap(item))
  if (lost) {
    const facts = { received: told(lost.item), place: placeText(lost.path), expected: 'a check' }
    throw new PipeproofError('wrongValue', facts, { at: session.doc.at(lost.path) })
  }
  const mapped = isMap(written) ? listed(written, at) : []
  const beside = flat.map((name) => ({ name, value: value[name], path: [...path, name] }))
  return [...mapped, ...items.flatMap((each) => listed(each.item, each.path)), ...beside]
}

/** The arguments of a check as a map, whether it has one or several. */
function argumentsOf(column: Part, { name, value, path }: Check): Part {
  const { session } = column
  session.enter(path)
  const { options = {}, ...rest } = isMap(value) ? value : {}
  const more = valueOf(rest, mainOf(name)) === undefined && valueOf(rest, 'value') !== undefined
  if (!isMap(value)) return new Part(session, path, { [mainOf(name)]: value })
  for (const key of Object.keys(isMap(options) ? options : {})) session.take([...path, 'options', key])
  if (Object.hasOwn(value, 'options')) session.take([...path, 'options'])
  if (more) session.take([...path, 'value'])
  return new Part(session, path, more ? { ...rest, [mainOf(name)]: rest['value'] } : rest)
}

/** Whether it only warns, or counts nulls too: then it is not what our keywords say. */
function hasOptions({ value }: Check): boolean {
  const options = valueOf(value, 'options')
  return isMap(options) && (options['raise_warning'] === true || options['ignore_na'] === false)
}

/** Adds what a check says to the column, or warns. */
export function followCheck(column: Part, check: Check, keywords: Column): void {
  const name = own(aliases, check.name) ?? check.name
  const { session } = column
  session.take(check.path)
  if (check.value === null) return
  const meaning = hasOptions(check) ? undefined : own(meanings, name)
  const found = meaning?.(argumentsOf(column, { ...check, name }))
  if (found) tighten(keywords, found)
  else session.drop(check.path, check.value, `check \`${name}\` is more than a keyword of a contract`)
}
