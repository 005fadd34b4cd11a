/** The first name that came before, capitals aside: SQL does not tell them apart. */
export function repeated(names: readonly string[]): string | undefined {
  const plain = names.map((name) => name.toLowerCase())
  return names.find((_, index) => plain.indexOf(plain[index] ?? '') !== index)
}
