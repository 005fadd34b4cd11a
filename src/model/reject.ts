/** What a script promises to refuse. */
export type Reject =
  | 'missingInput'
  | 'missingEnv'
  | 'missingColumn'
  | 'wrongType'
  | 'outOfRange'
  | 'unknownValue'
  | 'nulls'
  | 'duplicates'
  | 'empty'
  | 'malformed'
