/** `/…/i` is a regular expression; any other text is none. */
export function expressionIn(text: string): RegExp | undefined {
  const [, source, flags] = /^\/(.+)\/([imsu]*)$/s.exec(text) ?? []
  return source === undefined ? undefined : new RegExp(source, flags)
}

/** Whether a text has what is wanted in it: a text, however it is written, or a regular expression. */
export function fits(wanted: string, text: string): boolean {
  const expression = expressionIn(wanted)
  return expression ? expression.test(text) : text.toLowerCase().includes(wanted.toLowerCase())
}
