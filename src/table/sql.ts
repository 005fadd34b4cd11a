/** A name for use in SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text, number or null for use in SQL. */
export function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

/** Files for use in SQL: the name of a file is no glob, whatever is in it. */
export const literalPaths = (files: string[]): string =>
  `[${files.map((path) => literal(path.replace(/[*?[]/g, '[$&]'))).join(', ')}]`
