import ts from 'typescript'
import { importsOf, parsed, type Import } from './code.ts'
import { entries } from './entries.ts'

/** The most basic first; of two that hold a file, the later one counts. */
const layers: Record<string, RegExp> = {
  model: /^(src\/model\/|package\.json$)/,
  'errors and shared': /^src\/(errors\.ts$|shared\/)/,
  'table and process': /^src\/(table|process)\//,
  stages: /^src\/(contract|pipeline|compatibility|plan|data|run|observe|check|record|report|aws)\//,
  flow: /^src\/(?!errors\.)[^/]+\.ts$/,
  describe: /^src\/describer?\.ts$/,
  api: /^src\/(api|property|runScript|runPipeline|index|kit)\.ts$/,
  frameworks: /^(src\/(vitest|jest)\.ts$|src\/cli\/|matchers\/)/,
  preset: /^preset\//,
  examples: /^examples\//,
}

/** Where each package may be imported; one that is not here may be imported nowhere. */
const homes: Record<string, RegExp> = {
  'fast-check': /^src\/data\//,
  '@duckdb/node-api': /^src\/table\//,
  'apache-arrow': /^src\/table\//,
  'csv-parse': /^src\/(table|aws)\//,
  execa: /^src\/process\//,
  ajv: /^src\/shared\//,
  yaml: /^src\/shared\//,
  '@aws-sdk': /^src\/aws\//,
  vitest: /^((src|matchers|preset)\/vitest|preset\/coverage(Provider)?)\.ts$/,
  '@vitest/coverage-v8': /^preset\/coverageProvider\.ts$/,
  '@vitest/coverage-istanbul': /^preset\/coverageProvider\.ts$/,
  expect: /^matchers\/jest\.ts$/,
}

const frameworks = /^(vitest|vite|@vitest\/coverage-\w+|jest|@jest\/globals|expect|fast-check)(\/|$)/
const outside = /^(matchers|preset|src\/cli|examples\/[^/]+)\//
const ownEntries = new Set(Object.values(entries))

const layerOf = (path: string): number => Object.values(layers).findLastIndex((holds) => holds.test(path))
const stageOf = (path: string): string | undefined => (layers['stages']?.test(path) ? path.split('/')[1] : undefined)
const packageOf = (named: string): string => /^(@aws-sdk|@[^/]+\/[^/]+|[^/]+)/.exec(named)?.[0] ?? named

interface Code {
  texts: Record<string, string>
  imports: Import[]
}

type Rule = (code: Code) => string[]

/** A rule about single imports: it says what it expects instead of a bad one. */
const eachImport =
  (expected: (made: Import) => string | undefined): Rule =>
  ({ imports }) =>
    imports.flatMap((made) => {
      const instead = expected(made)
      return instead === undefined ? [] : [`${made.file}:${made.line} imports ${made.named}, expected ${instead}`]
    })

const downwards = eachImport(({ file, target }) => {
  if (target === undefined) return undefined
  const [from, to] = [layerOf(file), layerOf(target)]
  if (from === -1 || to === -1) return 'both files to be in a layer of test/house/rules.ts'
  const most = Object.keys(layers)[from]
  return to > from ? `a file of \`${most}\` or of what is more basic` : undefined
})

const stagesApart = eachImport(({ file, target = '' }) => {
  const [from, to] = [stageOf(file), stageOf(target)]
  return from === undefined || to === undefined || from === to ? undefined : `no stage but \`${from}\``
})

const filesByName = eachImport(({ file, named = '' }) => {
  if (!file.startsWith('src/') || !named.startsWith('.')) return undefined
  return /\.(ts|json)$/.test(named) && !/(^|\/)index\.ts$/.test(named) ? undefined : 'a file that ends in .ts or .json'
})

const entriesApart = eachImport(({ file, target = '' }) =>
  /^src\/(?!cli\/)/.test(file) && ownEntries.has(target) ? 'the file that declares it' : undefined,
)

const asUsersDo = eachImport(({ file, named, target }) => {
  const folder = outside.exec(file)?.[0]
  // those are another rule's
  if (folder === undefined || named === undefined || named.startsWith('node:') || frameworks.test(named))
    return undefined
  const fine = named.startsWith('.') ? target?.startsWith(folder) : named in entries
  return fine ? undefined : `an entry of pipeproof, a test framework or a file of ${folder}`
})

const packagesAtHome = eachImport(({ file, named = '', target }) => {
  if (target !== undefined || file.startsWith('examples/') || /^(node:|\.|$)/.test(named)) return undefined
  const home = homes[packageOf(named)]
  if (!home) return 'a package with a home in test/house/rules.ts'
  return home.test(file) ? undefined : `this package only in ${home.source.replaceAll('\\', '')}`
})

/** It wraps the provider that a project has, and where it has it. */
const wraps = 'preset/coverageProvider.ts'

const namedOutright = eachImport(({ file, named }) =>
  named === undefined && file !== wraps ? 'a module that is named outright' : undefined,
)

function isType(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
}

const typesOnly: Rule = ({ texts }) =>
  Object.entries(texts)
    .filter(([file]) => file.startsWith('src/model/'))
    .flatMap(([file, text]) => parsed(file, text).statements.filter((statement) => !isType(statement)))
    .map((statement) => `${statement.getSourceFile().fileName} runs ${statement.getText()}, expected types only`)

const noCycles: Rule = ({ imports }) => {
  const [found, done]: [string[], Set<string>] = [[], new Set()]
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
    if (trail.includes(file) || done.has(file)) return
    for (const { target } of imports.filter((made) => made.file === file)) if (target) visit(target, [...trail, file])
    done.add(file)
  }
  for (const { file } of imports) visit(file, [])
  return found
}

export const rules = {
  'a file imports its own layer or a more basic one': downwards,
  'a stage imports no other stage': stagesApart,
  'inside src a file imports files, never a folder': filesByName,
  'inside src nobody imports an entry': entriesApart,
  'matchers, preset, cli and examples import what a user can import': asUsersDo,
  'a package is imported only at its home': packagesAtHome,
  'an import names its module outright': namedOutright,
  'the model holds types only': typesOnly,
  'imports form no cycle': noCycles,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules

/** What breaks a rule, in code that is given as texts by their paths. */
export function violationsOf(rule: RuleName, texts: Record<string, string>): string[] {
  const imports = Object.entries(texts).flatMap(([file, text]) => importsOf(file, text))
  return rules[rule]({ texts, imports })
}
