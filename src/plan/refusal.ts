import type { Case } from '../model/case.ts'
import type { Dataset, Port } from '../model/contract.ts'
import type { Damage } from '../model/reject.ts'

interface Damaging {
  title: string
  /** What a contract has to have, so that such files break it. */
  needs: string
  fits(dataset: Dataset): boolean
}

const isKept = ({ columns = {}, key = [] }: Dataset): boolean =>
  key.length > 0 || Object.values(columns).some(({ unique }) => unique)

/** A record of one column can not be told from its beginning. */
const isWhole = ({ columns, format }: Dataset): boolean =>
  columns === undefined || (format !== 'csv' && format !== 'tsv') || Object.keys(columns).length > 1

/** What a step may leave behind that stopped midway, or ran twice. */
export const damages: Record<Damage, Damaging> = {
  truncated: { title: 'a truncated file', needs: 'an input of more than one column', fits: isWhole },
  emptyFile: { title: 'an empty file', needs: 'an input', fits: () => true },
  missingFile: {
    title: 'a missing file among others',
    needs: 'an input whose `files` have `{variables}`',
    fits: ({ patterns }) => patterns.length > 1,
  },
  doubled: { title: 'rows that are there twice', needs: 'an input with a `unique` column or a `key`', fits: isKept },
}

/** The whole word: `id` is not in `invalid`. */
const asWord = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/^(?=\w)|(?<=\w)$/g, '\\b')

/** A refusal is clear when it names what is wrong: one of these words. */
export const clear = (words: string[]): Case['expect'] => ({
  fails: `/${[...new Set(words)]
    .filter((word) => word !== '')
    .map(asWord)
    .join('|')}/i`,
})

/** What is sure to be in the name of a file. */
const stem = (files: string): string => /^\w*/.exec(files.split('/').at(-1) ?? '')?.[0] ?? ''

/** What names a port: itself, or one of its files. */
export const namesOf = ({ name, datasets }: Port): string[] => [
  name,
  ...Object.values(datasets).map(({ files }) => stem(files)),
]

const more: Record<Damage, string[]> = {
  truncated: ['truncated', 'incomplete'],
  emptyFile: ['empty'],
  missingFile: ['missing'],
  doubled: ['duplicate', 'twice'],
}

/** The refusal of a file that is damaged names the port, the file or the damage; a column stands in many a traceback. */
export const clearDamage = (damage: Damage, port: Port): Case['expect'] => clear([...namesOf(port), ...more[damage]])
