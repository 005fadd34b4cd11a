import type { Column } from '../model/contract.ts'

/** A column with some of its keywords. */
export function only(column: Column, keywords: (keyof Column)[]): Column {
  return Object.fromEntries(keywords.filter((name) => column[name] !== undefined).map((name) => [name, column[name]]))
}
