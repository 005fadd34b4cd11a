import { checkNamed, namedChecks, type AnyCheck } from '../../src/check/named.ts'

const isDescribed = (schema: object): schema is { description: string } => 'description' in schema

function rowsOf({ options, main, required = [], denominator }: AnyCheck): string[] {
  const rows = Object.entries<object>(options).map(([name, schema]) => {
    const words = isDescribed(schema) ? schema.description : ''
    const marks = [name === main && 'main', required.includes(name) && 'required'].filter(Boolean).join(', ')
    return `| \`${name}\` | ${words.replaceAll('|', '\\|')}${marks && ` (${marks})`} |`
  })
  if (denominator) rows.push(`| \`mostly\` | the share of the ${denominator} that must pass |`)
  return rows
}

function sectionOf(name: string): string {
  const check = checkNamed(name)
  return [
    `## \`${name}\``,
    `${check.says} ${check.why}`,
    ['| option | |', '| --- | --- |', ...rowsOf(check)].join('\n'),
  ].join('\n\n')
}

/** The page of `docs/` that the catalogue of checks is. */
export const checksPage = (): string =>
  `${[
    '# Checks by name',
    'Each can stand in the `checks` of a contract, under the name of a port, and be called in a test (`checks.range({ … })`). A value or a list in place of a map of options is the main option. Each takes `severity: error | warning`, and `dataset` where a port has several; those that count take `mostly`. `${NAME}` in an option is filled from the environment of the step.',
    ...Object.keys(namedChecks).map(sectionOf),
  ].join('\n\n')}\n`
