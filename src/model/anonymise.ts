/** What is left of a value: its year, month or day, the step that it is on, or its first letters. */
export type Generalise = 'year' | 'month' | 'day' | { step: number } | { letters: number }

/** What becomes of the values of a column before they are put anywhere. */
export type AnonymiseWord = 'hash' | 'mask' | 'drop' | 'keep' | { generalise: Generalise }

/** By the name of the column. */
export type Anonymise = Record<string, AnonymiseWord>
