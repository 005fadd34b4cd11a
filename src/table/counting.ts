export const countRows = 'count(*)::DOUBLE'

/** How many rows fulfil a condition. */
export const countWhere = (condition: string): string => `(count(*) FILTER (WHERE ${condition}))::DOUBLE`

const [before = '', after = ''] = countWhere('\0').split('\0')

/** The condition of what does nothing but count. */
export const conditionIn = (expression: string): string | undefined =>
  expression.startsWith(before) && expression.endsWith(after) && expression.split('FILTER').length === 2
    ? expression.slice(before.length, -after.length)
    : undefined
