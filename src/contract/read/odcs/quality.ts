import type { Column } from '../../../model/contract.ts'
import { said, tighten } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { patternOf } from '../pattern.ts'
import type { Rows, Table } from '../table.ts'
import { placeText } from '../../../shared/reading/session.ts'
import { keysIn } from '../../../shared/reading/values.ts'
import { ofRule } from './about.ts'
import { allowedCounts } from './operator.ts'

/** What a rule says, once it is clear that all of it can be said. */
type Meaning = (() => void) | undefined

const plain = new Set(['metric', 'rule', 'type', 'unit', 'arguments', ...ofRule])

/** Keys that make a rule hold at times or in part only. */
function isPlain(rule: Part): boolean {
  const type = rule.has('type') ? rule.text('type') : 'library'
  const unit = rule.has('unit') ? rule.text('unit') : 'rows'
  return type === 'library' && unit === 'rows' && rule.keys().every((key) => plain.has(key) || key.startsWith('mustBe'))
}

const metricOf = (rule: Part): string | undefined => (rule.has('metric') ? rule.text('metric') : rule.text('rule'))

function never(rule: Part): boolean {
  const counts = allowedCounts(rule)
  return counts?.max === 0 && (counts.min ?? 0) <= 0
}

function follow(rule: Part, meaning: Meaning): void {
  if (meaning) {
    rule.about(...ofRule)
    return meaning()
  }
  const { path, session, value } = rule
  session.settle(path)
  const keys = keysIn(value).map((key) => `\`${key}\``)
  session.warn(
    path,
    `quality rule ${keys.join(', ')} at ${placeText(path)} is not kept: no keyword of a contract is as much`,
  )
}

function validValues(rule: Part): Column | undefined {
  const more = rule.part('arguments')
  const known = more?.keys() ?? []
  if (!more || known.length === 0 || !known.every((key) => key === 'validValues' || key === 'pattern')) return undefined
  const pattern = patternOf(more, 'pattern', { looks: 'anywhere', dialect: 'JavaScript' })
  return said({ enum: more.scalars('validValues'), pattern })
}

const bare: Record<string, Column> = {
  nullValues: { nullable: false },
  nullCheck: { nullable: false },
  duplicateValues: { unique: true },
  duplicateCount: { unique: true },
}

/** The rules of one property that are keywords of ours. */
export function propertyRules(property: Part, column: Column): void {
  for (const rule of property.parts('quality')) {
    const metric = metricOf(rule)
    const simple = metric === undefined || rule.has('arguments') ? undefined : new Map(Object.entries(bare)).get(metric)
    const applies = isPlain(rule) && never(rule)
    const keywords = applies ? (metric === 'invalidValues' ? validValues(rule) : simple) : undefined
    follow(rule, keywords && (() => void tighten(column, keywords)))
  }
}

function uniqueMeaning(rule: Part, table: Table): Meaning {
  const more = rule.part('arguments')
  const [name = '', ...others] = more?.texts('properties') ?? []
  if (!never(rule) || more?.keys().length !== 1 || others.length > 0 || !table.columns.has(name)) return undefined
  return () => void table.say(name, { unique: true })
}

/** The rules of a whole table; gives what they say of its rows. */
export function tableRules(object: Part, table: Table): Rows {
  const rows: Rows = {}
  for (const rule of object.parts('quality')) {
    const metric = metricOf(rule)
    const counts = metric === 'rowCount' && !rule.has('arguments') ? allowedCounts(rule) : undefined
    const isRepeat = metric === 'duplicateValues' || metric === 'duplicateCount'
    const meaning = isRepeat ? uniqueMeaning(rule, table) : counts && (() => void Object.assign(rows, counts))
    follow(rule, isPlain(rule) ? meaning : undefined)
  }
  return rows
}
