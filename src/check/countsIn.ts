const isEntry = (entry: unknown): entry is { key: string; value: number | bigint } =>
  typeof entry === 'object' && entry !== null && 'key' in entry && 'value' in entry

/** How often each value occurs, from what `histogram` gives. */
export const countsIn = (measured: unknown): [value: string, count: number][] =>
  Array.isArray(measured) ? measured.filter(isEntry).map(({ key, value }) => [key, Number(value)]) : []
