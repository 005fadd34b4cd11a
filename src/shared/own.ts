/** The value under a name that the record itself has: `record['constructor']` would be JavaScript's. */
export const own = <T>(record: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
