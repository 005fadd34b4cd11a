import type { ColumnType } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import { forms } from './forms.ts'
import type { FileColumn } from './formats/format.ts'
import { identifier, literal } from './sql.ts'

/** What the columns of a table are wanted as, by name. */
export type Types = Record<string, ColumnType | 'other'>

const fits = (text: string, type: ColumnType): string => `regexp_full_match(${text}, ${literal(forms[type].pattern)})`

/** What the engine would leave out around a number. */
const spaces = [`' '`, ...[9, 10, 11, 12, 13].map((code) => `chr(${code})`)]
const endsInSpace = (text: string): string => `(${spaces.map((space) => `suffix(${text}, ${space})`).join(' OR ')})`

/** The engine takes `1.5` for the integer 2, `1_000` for 1000 and `yes` for true: no cast without a look at the text. */
const casts: Record<ColumnType, (text: string) => string> = {
  integer: (text) =>
    `CASE WHEN regexp_full_match(${text}, '[+-]?[0-9]+([.]0+)?') THEN TRY_CAST(split_part(${text}, '.', 1) AS BIGINT) END`,
  number: (text) =>
    `CASE WHEN NOT contains(${text}, '_') AND ${text} >= '!' AND NOT ${endsInSpace(text)} THEN TRY_CAST(${text} AS DOUBLE) END`,
  boolean: (text) => `CASE WHEN ${fits(text, 'boolean')} THEN TRY_CAST(${text} AS BOOLEAN) END`,
  date: (text) => `CASE WHEN ${fits(text, 'date')} THEN TRY_CAST(${text} AS DATE) END`,
  timestamp: (text) => `CASE WHEN ${fits(text, 'timestamp')} THEN TRY_CAST(${text} AS TIMESTAMPTZ) END`,
  string: (text) => text,
}

/** A text as a value of a type; null where it is none. */
export const castTo = (type: ColumnType, text: string): string => casts[type](text)

const texts = new Map([
  ['TEXT', (value: string): string => value],
  ['JSON', (value: string): string => `(${value}->>'$')`],
])

/** A column of a file as a value: what the file has no type for is cast. */
export function valueOf({ name, type }: FileColumn, types: Types): string {
  const wanted = own(types, name) ?? 'other'
  const text = texts.get(type)?.(identifier(name))
  if (text === undefined) return identifier(name)
  return wanted === 'other' ? text : castTo(wanted, text)
}

/** Types whose values can be told from nearly all texts in a small part of the time that a regular expression takes. */
export type SureType = 'integer' | 'number' | 'date'

const sqlTypes: Record<SureType, string> = { integer: 'BIGINT', number: 'DOUBLE', date: 'DATE' }

/** A text that is written as the engine itself would write its value has the form of the type; a number's form is looked at by its ends. */
const sureTexts: Record<SureType, (text: string, cast: string) => string> = {
  integer: (text, cast) => `${cast}::VARCHAR = ${text}`,
  number: (text, cast) =>
    `isfinite(${cast}) AND ${text} >= '-' AND ${text} < ':' AND NOT contains(${text}, '_') AND NOT ${endsInSpace(text)}`,
  date: (text, cast) => `strlen(${text}) = 10 AND ${cast}::VARCHAR = ${text}`,
}

const whole = /^U?(TINY|SMALL)INT$|^U?INTEGER$|^BIGINT$/

/** What a file has as such is sure where its text would have the form of the type. */
const sureStored: Record<SureType, { types: RegExp; holds(value: string): string }> = {
  integer: { types: whole, holds: () => 'true' },
  number: { types: new RegExp(`${whole.source}|^DOUBLE$`), holds: (value) => `isfinite(${value}::DOUBLE)` },
  date: { types: /^DATE$/, holds: (value) => `${value} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'` },
}

const columnFor = (name: string, what: string): string => identifier(`${name}\u0001${what}`)

/** Beside the text of a column: its value, where it is beyond doubt one of the type (a number: a finite one). */
export const sureColumn = (name: string, type: SureType): string => columnFor(name, `sure ${type}`)

/** Beside the text of a column: its value, null where it is none of the type. */
export const valueColumn = (name: string, type: ColumnType | 'other'): string => columnFor(name, `value ${type}`)

/** True for one row of twenty, by chance. */
export const picked = identifier('\u0001picked')

/** The path of the file that a row is of. */
export const fileColumn = identifier('\u0001file')

/** Columns in SQL that are made of others, each made once for all that mention it. */
interface Layers {
  /** Of the columns of the file. */
  stored: string[]
  /** Of the texts and what is stored. */
  cast: string[]
  /** Of the casts. */
  sure: string[]
  /** Of what is sure. */
  value: string[]
}

const none = (): Layers => ({ stored: [], cast: [], sure: [], value: [] })

function addSure(layers: Layers, { name, type }: FileColumn, wanted: SureType): void {
  const [text, column] = [identifier(name), sureColumn(name, wanted)]
  const sql = sqlTypes[wanted]
  if (texts.has(type)) {
    const cast = columnFor(name, `cast ${wanted}`)
    layers.cast.push(`TRY_CAST(${text} AS ${sql}) AS ${cast}`)
    layers.sure.push(`CASE WHEN ${sureTexts[wanted](text, cast)} THEN ${cast} END AS ${column}`)
    return
  }
  const { types, holds } = sureStored[wanted]
  const value = types.test(type) ? `CASE WHEN ${holds(text)} THEN ${text}::${sql} END` : `NULL::${sql}`
  layers.stored.push(`${value} AS ${column}`)
}

export const isSure = (type: ColumnType | 'other'): type is SureType => type in sqlTypes

/** The value of a text: the one that is sure, and only where none is, the longer way. */
function addValue(layers: Layers, { name, type }: FileColumn, wanted: ColumnType | 'other'): void {
  const [text, column] = [identifier(name), valueColumn(name, wanted)]
  if (!texts.has(type)) layers.stored.push(`${text} AS ${column}`)
  else if (wanted === 'other') layers.value.push(`${text} AS ${column}`)
  else if (!isSure(wanted)) layers.value.push(`${castTo(wanted, text)} AS ${column}`)
  else {
    const sure = sureColumn(name, wanted)
    layers.value.push(`CASE WHEN ${sure} IS NOT NULL THEN ${sure} ELSE ${castTo(wanted, text)} END AS ${column}`)
  }
}

const sureTypes: SureType[] = ['integer', 'number', 'date']
const types: (ColumnType | 'other')[] = [...sureTypes, 'boolean', 'timestamp', 'string', 'other']

function layersFor(columns: FileColumn[], sql: string): Layers {
  const layers = none()
  for (const column of columns) {
    const isValued = (type: ColumnType | 'other'): boolean => sql.includes(valueColumn(column.name, type))
    for (const type of sureTypes) {
      const isNeeded = texts.has(column.type) && isValued(type)
      if (isNeeded || sql.includes(sureColumn(column.name, type))) addSure(layers, column, type)
    }
    for (const type of types.filter(isValued)) addValue(layers, column, type)
  }
  return layers
}

/** The columns that some SQL mentions, made of those of a file: what is selected from it, and from that, one after the other. */
export function mentionedIn(sql: string, columns: FileColumn[]): { stored: string[]; above: string[][] } {
  if (!sql.includes('\u0001')) return { stored: [], above: [] }
  const { stored, cast, sure, value } = layersFor(columns, sql)
  const chance = sql.includes(picked) ? [`random() < 0.05 AS ${picked}`] : []
  const path = sql.includes(fileColumn) ? [`filename AS ${fileColumn}`] : []
  return { stored: [...stored, ...chance, ...path], above: [cast, sure, value].filter((layer) => layer.length > 0) }
}

/** What some SQL mentions of columns that a file lacks. */
export const lackedIn = (sql: string, names: string[]): string[] =>
  names.flatMap((name) =>
    sureTypes
      .filter((type) => sql.includes(sureColumn(name, type)))
      .map((type) => `NULL::${sqlTypes[type]} AS ${sureColumn(name, type)}`),
  )
