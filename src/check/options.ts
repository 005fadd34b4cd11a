/** JSON Schemas of the options that many checks share. */
export const column = { type: 'string', minLength: 1, description: 'the name of a column' }

export const columns = {
  type: ['string', 'array'],
  minLength: 1,
  minItems: 1,
  items: { type: 'string', minLength: 1 },
  description: 'the name of a column, or a list of them',
}

export const port = {
  type: 'string',
  minLength: 1,
  description: 'a port of the same step, or `port.dataset`',
}

export const number = (description: string): object => ({ type: 'number', description })

export const where = { type: 'string', minLength: 1, description: 'a condition in SQL: only its rows count' }

/** One name, or several. */
export const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])
