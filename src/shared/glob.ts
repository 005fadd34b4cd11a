const special = /[.+^$()|[\]\\{}]/g

function translate(glob: string): string {
  return glob
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*'
      if (part === '**') return '.*'
      if (part === '*') return '[^/]*'
      if (part === '?') return '[^/]'
      return part.replace(special, '\\$&')
    })
    .join('')
}

/** Tells whether a path below a port's folder fits a glob (`*`, `**`, `?`). */
export function globMatcher(glob: string): (path: string) => boolean {
  const pattern = new RegExp(`^${translate(glob)}$`)
  return (path) => pattern.test(path)
}

/** The name of the file that is written for a glob: `*` becomes `00000`, `**` is dropped unless it is the name. */
export function fileNameFor(glob: string): string {
  return glob
    .replaceAll('**/', '')
    .replace(/(^|\/)\*\*$/, '$1*')
    .replaceAll('**', '')
    .replaceAll('*', '00000')
    .replaceAll('?', '0')
}
