/** Gives an error facts for code to read: reporters print whatever can be listed of an error, after its message. */
export function hide(error: Error, facts: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(error, name, { value, enumerable: false })
}
