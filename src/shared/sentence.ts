/** What an error says, with a code that stays. */
export interface Sentence<Facts> {
  code: string
  title: string
  say: (facts: Facts) => string
  /** What the documents add: when it happens and what to do. */
  help: string
}

/** Ties the facts of one sentence to its words. */
export const sentence = <Facts>(whole: Sentence<Facts>): Sentence<Facts> => whole

/** What to write: the name that was meant, where one is near. */
export const meant = (nearest: string | undefined, otherwise: string): string =>
  nearest === undefined ? otherwise : `write \`${nearest}\``
