/** What of the user's surroundings every script sees. */
export const inherited = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ']

/** The same with the values that they have now. */
export const inheritedValues = (): Record<string, string> =>
  Object.fromEntries(
    inherited.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] ?? '']])),
  )
