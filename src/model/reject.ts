/** How the files of a step may be that stopped midway, or ran twice. */
export type Damage = 'truncated' | 'emptyFile' | 'missingFile' | 'doubled'

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
  | Damage
