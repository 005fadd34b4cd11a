import type { Column } from '../model/contract.ts'
import { demandCondition } from './demandCondition.ts'
import { typedSql } from './typedSql.ts'

/** A user's condition over the values of a row; to the engine a number is true unless it is 0, so what is no condition is refused. */
export function conditionOf(sql: string, columns: Record<string, Column>, place: string): string {
  demandCondition(sql, place)
  const condition = typedSql(sql, columns)
  const told = `'a condition is true or false, and this is ' || typeof(${condition})`
  return `CASE WHEN typeof(${condition}) IN ('BOOLEAN', '"NULL"') THEN (${condition}) ELSE error(${told}) END`
}
