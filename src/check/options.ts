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

export const ports = {
  ...columns,
  description: 'a port of the same step, or `port.dataset`; of a list, all together',
}

export const number = (description: string): object => ({ type: 'number', description })

export const flag = (description: string): object => ({ type: 'boolean', description })

export const tolerance = {
  type: 'number',
  minimum: 0,
  description: 'how far two numbers may be apart, as a share of the larger one from 1 on; 1e-9, unless told',
}

export const where = { type: 'string', minLength: 1, description: 'a condition in SQL: only its rows count' }

/** One name, or several. */
export const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])
