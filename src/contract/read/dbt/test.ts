import { Part } from '../../../shared/reading/part.ts'
import { placeText, type Path, type Session } from '../../../shared/reading/session.ts'
import { isMap, keysIn, told, valueOf } from '../../../shared/reading/values.ts'
import { PipeproofError } from '../../../errors.ts'

/** One test of a column or a table, however it is written. */
export interface DbtTest {
  name: string
  /** Its arguments, on top or under `arguments`. */
  args: Part
  /** Where it stands. */
  path: Path
}

const conditions = ['where', 'limit', 'severity', 'warn_if', 'error_if', 'fail_calc', 'enabled']
const manners = ['name', 'description', 'meta', 'tags', 'store_failures', 'store_failures_as', 'schema']

const isTemplate = (value: unknown): boolean => typeof value === 'string' && value.includes('{{')

/** Whether it holds for every row at every time, by values that stand here. */
function isPlain(part: Part): boolean {
  const config = isMap(valueOf(part.value, 'config')) ? part.value['config'] : {}
  const hasCondition = conditions.some((key) => valueOf(config, key) !== undefined || part.has(key))
  return !hasCondition && !part.has('row_condition') && !Object.values(part.value).flat().some(isTemplate)
}

/** Warns of a whole test. */
export function refuse(session: Session, path: Path, why: string): void {
  const value = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], session.doc.value) // a path that was read
  const shown = typeof value === 'string' ? [value] : keysIn(value)
  session.settle(path)
  session.warn(path, `test ${shown.map((key) => `\`${key}\``).join(', ')} at ${placeText(path)} is not kept: ${why}`)
}

function argumentsOf(whole: Part): Part {
  whole.about(...manners)
  whole.part('config')?.about(...manners)
  return whole.part('arguments') ?? whole
}

/** `{ not_null: … }`, or `{ test_name: not_null, … }`. */
function written(item: Part): { name: string; whole: Part } | undefined {
  if (item.has('test_name')) return { name: item.name('test_name'), whole: item }
  const [name, ...others] = item
    .keys()
    .filter((key) => !conditions.includes(key) && key !== 'config' && !manners.includes(key))
  if (name === undefined || others.length > 0) return undefined
  const value = valueOf(item.value, name)
  if (value !== undefined && !isMap(value)) return undefined
  return { name, whole: item.part(name) ?? new Part(item.session, [...item.path, name], {}) }
}

function testAt(owner: Part, path: Path, item: unknown): DbtTest | undefined {
  const { session } = owner
  if (typeof item === 'string') return { name: item, args: new Part(session, path, {}), path }
  if (!isMap(item)) {
    const facts = { received: told(item), place: placeText(path), expected: 'a test' }
    throw new PipeproofError('wrongValue', facts, { at: session.doc.at(path) })
  }
  const part = new Part(session, path, item)
  const found = written(part)
  if (found && isPlain(part) && isPlain(found.whole)) {
    if (part !== found.whole) argumentsOf(part)
    return { name: found.name, args: argumentsOf(found.whole), path }
  }
  refuse(session, path, found ? 'it holds at times only, or by values that a template gives' : 'it has no single name')
  return undefined
}

/** The tests of a part: `tests` of old, `data_tests` now. */
export function testsOf(owner: Part): DbtTest[] {
  return ['tests', 'data_tests'].flatMap((key) => {
    const value = owner.take(key)
    if (value === undefined) return []
    if (!Array.isArray(value)) throw owner.wrong(key, 'a list of tests')
    const path = [...owner.path, key]
    owner.session.enter(path)
    return value.flatMap((item, index) => testAt(owner, [...path, index], item) ?? [])
  })
}
