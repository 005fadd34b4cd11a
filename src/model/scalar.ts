export type ColumnType = 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'timestamp'

export type Scalar = string | number | boolean | null
