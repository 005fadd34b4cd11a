import type { Column } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import { identifier } from '../table/sql.ts'
import { castTo } from '../table/values.ts'

const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w.$])[A-Za-z_]\w*(?!\w*\s*[(.])/g

/** The value of a column in SQL, as its type says; NULL where its text is none of that type. */
export function typedValue(name: string, { type }: Column = {}): string {
  const text = identifier(name)
  return type === undefined || type === 'string' ? text : castTo(type, text)
}

const nameOf = (token: string): string => (token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token)

/** The columns that an expression of the user's mentions. */
export const columnsOf = (expression: string, columns: Record<string, Column>): string[] => {
  const names = (expression.match(tokens) ?? []).filter((token) => !token.startsWith("'")).map(nameOf)
  return [...new Set(names)].filter((name) => own(columns, name))
}

/** An expression of the user's, in which columns stand for their values: the engine has them as texts. */
export const typedSql = (expression: string, columns: Record<string, Column>): string =>
  expression.replace(tokens, (token) => {
    if (token.startsWith("'")) return token
    const column = own(columns, nameOf(token))
    return column ? typedValue(nameOf(token), column) : token
  })
