import type { Warning } from '../../model/contract.ts'
import type { SourceDocument } from '../yaml.ts'
import { isMap, keysIn } from './values.ts'

export type Path = readonly (string | number)[]

/** `models[0].columns[2]` */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? key : `${text}.${key}`
  }, '')

export const placeText = (path: Path): string => (path.length === 0 ? 'the file' : `\`${pathText(path)}\``)

const byPlace = ({ at: a }: Warning, { at: b }: Warning): number => a.line - b.line || a.column - b.column

/** Remembers which keys of a document a reader took; each of the others becomes a warning. */
export class Session {
  readonly #taken = new Set<string>()
  readonly #warnings: Warning[] = []

  readonly #entered = new Set<string>()
  readonly #settled = new Set<string>()
  readonly doc: SourceDocument

  constructor(doc: SourceDocument) {
    this.doc = doc
  }

  take(path: Path): void {
    this.#taken.add(JSON.stringify(path))
  }

  warn(path: Path, message: string): void {
    this.#warnings.push({ message, at: this.doc.atKey(path) })
  }

  /** Nothing more is to be told of a value and what is in it. */
  settle(path: Path): void {
    this.take(path)
    this.#settled.add(JSON.stringify(path))
  }

  /** Warns of a key and of all that is inside it. */
  drop(path: Path, value: unknown, why: string): void {
    this.settle(path)
    const inside = keysIn(value).map((key) => `\`${key}\``)
    const what = `\`${pathText(path.slice(-1))}\`${inside.length === 0 ? '' : ` (${inside.join(', ')})`}`
    this.warn(path, `${what} of ${placeText(path.slice(0, -1))} is not kept: ${why}`)
  }

  /** Every warning, also of what nobody took below `path`. */
  warnings(path: Path, value: unknown): Warning[] {
    for (const left of this.untaken(path, value)) this.drop(left.path, left.value, 'a contract can not say it')
    return this.#warnings.toSorted(byPlace)
  }

  /** What nobody took below `path`; of what is not kept, only the outermost. */
  untaken(path: Path, value: unknown): { path: Path; value: unknown }[] {
    if (this.#settled.has(JSON.stringify(path))) return []
    if (Array.isArray(value)) return value.flatMap((item, index) => this.untaken([...path, index], item))
    if (!isMap(value)) return []
    return Object.entries(value).flatMap(([key, item]) => {
      const whole = [...path, key]
      // `key:` without a value says nothing
      if (item === null) return []
      if (!this.#taken.has(JSON.stringify(whole))) return [{ path: whole, value: item }]
      // what was dropped was told with all that is inside
      return this.#isEntered(whole) ? this.untaken(whole, item) : []
    })
  }

  /** Of a map or list that is read part by part, each key is to be taken. */
  enter(path: Path): void {
    this.take(path)
    this.#entered.add(JSON.stringify(path))
  }

  #isEntered(path: Path): boolean {
    return this.#entered.has(JSON.stringify(path))
  }
}
