/** A name for use in SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text, number or null for use in SQL. */
export function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
