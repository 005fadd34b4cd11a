/** Values that stand where they should not. */
export const hostile = [
  null,
  true,
  -1,
  1e300,
  '',
  '__proto__',
  '{{ x }}',
  '(',
  [],
  {},
  [[]],
  [null],
  { __proto__x: 1 },
  [{}],
]

/** Texts that are small and do harm to who reads them carelessly. */
export const bombs: Record<string, string> = {
  'an alias bomb': `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from('bcdefghi')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
    .join('\n')}\n`,
  'a circle of aliases': 'a: &a [*a]\ntype: object\nproperties: &p { a: { properties: *p } }\n',
  'deep lists': `${'['.repeat(5000)}${']'.repeat(5000)}`,
  'deep keys': `${'? '.repeat(500)}x`,
  nothing: '',
  'a list': '[1, 2]',
  'null bytes': 'a: \u0000',
}
