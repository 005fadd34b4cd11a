/** `/…/i` is a regular expression; any other text is none. */
export function expressionIn(text: string): RegExp | undefined {
  const [, source, flags] = /^\/(.+)\/([imsu]*)$/s.exec(text) ?? []
  return source === undefined ? undefined : new RegExp(source, flags)
}
