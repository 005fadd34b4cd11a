import { PipeproofError } from '../../errors.ts'
import type { Location } from '../../model/location.ts'
import type { Scalar } from '../../model/contract.ts'
import { allOf } from '../words.ts'
import { placeText, type Path, type Session } from './session.ts'
import { isMap, isScalar, told, valueOf, type Entries } from './values.ts'

type Said = Exclude<Scalar, null>

/** A map of a schema, read key by key: what has the wrong type is thrown, what is not read becomes a warning. */
export class Part {
  readonly session: Session
  readonly path: Path
  readonly value: Entries

  constructor(session: Session, path: Path, value: Entries) {
    this.session = session
    this.path = path
    this.value = value
  }

  /** The whole document. */
  static of(session: Session): Part {
    const { value } = session.doc
    if (isMap(value)) return new Part(session, [], value)
    throw new PipeproofError(
      'wrongValue',
      { received: told(value), place: 'the file', expected: 'a map' },
      { at: session.doc.at([]) },
    )
  }

  keys(): string[] {
    return Object.keys(this.value)
  }

  has(key: string): boolean {
    return valueOf(this.value, key) !== undefined
  }

  /** A value without a look at its type. */
  take(key: string): unknown {
    this.session.take([...this.path, key])
    return valueOf(this.value, key)
  }

  text(key: string): string | undefined {
    return this.#typed(key, 'text', (value) => typeof value === 'string')
  }

  /** A name, which YAML reads as a number where it looks like one. */
  name(key: string): string {
    const value = this.take(key)
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    if (value !== undefined) throw this.wrong(key, 'a name')
    throw this.missing(key)
  }

  flag(key: string): boolean | undefined {
    return this.#typed(key, '`true` or `false`', (value) => typeof value === 'boolean')
  }

  number(key: string): number | undefined {
    const value = this.#typed(key, 'a number', (given): given is number => Number.isFinite(given))
    if (value !== undefined && Number.isInteger(value) && !Number.isSafeInteger(value))
      this.note(key, `a number so large is rounded, to ${value}`)
    return value
  }

  count(key: string): number | undefined {
    return this.#typed(
      key,
      'a whole number of at least 0',
      (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
    )
  }

  scalars(key: string): Said[] | undefined {
    return this.#typed(
      key,
      'a list of values',
      (value): value is Said[] => Array.isArray(value) && value.length > 0 && value.every(isScalar),
    )
  }

  texts(key: string): string[] | undefined {
    return this.#typed(
      key,
      'a list of names',
      (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    )
  }

  /** A map inside this one. */
  part(key: string): Part | undefined {
    const path = [...this.path, key]
    const value = this.#typed(key, 'a map', isMap)
    this.session.enter(path)
    return value && new Part(this.session, path, value)
  }

  /** A list of maps. */
  parts(key: string): Part[] {
    const path = [...this.path, key]
    const items = this.#typed(key, 'a list', (value): value is unknown[] => Array.isArray(value)) ?? []
    this.session.enter(path)
    return items.map((item, index) => {
      if (isMap(item)) return new Part(this.session, [...path, index], item)
      const facts = { received: told(item), place: placeText([...path, index]), expected: 'a map' }
      throw new PipeproofError('wrongValue', facts, { at: this.session.doc.at([...path, index]) })
    })
  }

  /** Warns of a key that our words do not have. */
  drop(key: string, why: string): void {
    if (this.has(key)) this.session.drop([...this.path, key], valueOf(this.value, key), why)
  }

  /** Warns of a key that is kept in part. */
  note(key: string, why: string): void {
    this.session.warn([...this.path, key], `\`${key}\` of ${placeText(this.path)} is not kept exactly: ${why}`)
  }

  /** Warns, at once, of keys that are about the file and not about its data. */
  about(...keys: string[]): void {
    const present = this.keys().filter((key) => keys.includes(key) && this.has(key))
    for (const key of present) this.session.take([...this.path, key])
    const [first] = present
    if (first === undefined) return
    const words = present.length === 1 ? 'is not kept: it is no promise' : 'are not kept: they are no promises'
    this.session.warn([...this.path, first], `${allOf(present)} of ${placeText(this.path)} ${words} about its data`)
  }

  wrong(key: string, expected: string, advice?: string): PipeproofError {
    const whole = [...this.path, key]
    const facts = { received: told(valueOf(this.value, key)), place: placeText(whole), expected }
    return new PipeproofError('wrongValue', { ...facts, ...(advice !== undefined && { advice }) }, { at: this.at(key) })
  }

  /** A key that must be there is not. */
  missing(key: string): PipeproofError {
    return new PipeproofError('missingKey', { key, place: placeText(this.path) }, { at: this.at() })
  }

  at(key?: string): Location {
    return this.session.doc.at(key === undefined ? this.path : [...this.path, key])
  }

  #typed<T>(key: string, expected: string, is: (value: unknown) => value is T): T | undefined {
    const value = this.take(key)
    if (value === undefined) return undefined
    if (is(value)) return value
    throw this.wrong(key, expected)
  }
}
