import { posix } from 'node:path'
import ts from 'typescript'
import { entries } from './entries.ts'

export interface Import {
  file: string
  line: number
  /** The module as it is named; undefined where that is computed. */
  named: string | undefined
  /** The path of the module, where it is a file of ours. */
  target: string | undefined
}

export const parsed = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true)

function nodesOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  return [node, ...children.flatMap(nodesOf)]
}

const lineOf = (source: ts.SourceFile, position: number): number =>
  source.getLineAndCharacterOfPosition(position).line + 1

const makesRequire = (node: ts.Node | undefined): boolean =>
  node !== undefined && ts.isCallExpression(node) && /(^|\.)createRequire$/.test(node.expression.getText())

/** The names that load a module when called. */
function loadersIn(nodes: ts.Node[]): Set<string> {
  const made = nodes.filter(ts.isVariableDeclaration).filter(({ initializer }) => makesRequire(initializer))
  return new Set(['import', 'require', ...made.map(({ name }) => name.getText())])
}

/** What a node imports; undefined where it imports nothing. */
function moduleIn(node: ts.Node, loaders: Set<string>): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExternalModuleReference(node)) return node.expression
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument
  if (!ts.isCallExpression(node)) return undefined
  const loads = loaders.has(node.expression.getText()) || makesRequire(node.expression)
  return loads ? (node.arguments[0] ?? node) : undefined
}

function targetOf(file: string, named: string): string | undefined {
  return named.startsWith('.') ? posix.join(posix.dirname(file), named) : entries[named]
}

/** Every import of a file, of whichever kind. */
export function importsOf(file: string, text: string): Import[] {
  const source = parsed(file, text)
  const nodes = nodesOf(source)
  const loaders = loadersIn(nodes)
  return nodes.flatMap((node) => {
    const module = moduleIn(node, loaders)
    if (!module) return []
    const named = ts.isStringLiteralLike(module) ? module.text : undefined
    const target = named === undefined ? undefined : targetOf(file, named)
    return [{ file, line: lineOf(source, node.getStart()), named, target }]
  })
}

/** Every piece of text that a file holds, without the names of modules. */
export function stringsOf(file: string, text: string): string[] {
  const modules = new Set(importsOf(file, text).map(({ named }) => named))
  return nodesOf(parsed(file, text)).flatMap((node) => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    return isText && !modules.has(node.text) ? [node.text] : []
  })
}

/** Where every function of a file begins, and how many lines it has. */
export function functionsOf(file: string, text: string): { at: string; lines: number }[] {
  const source = parsed(file, text)
  return nodesOf(source).flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return []
    const first = lineOf(source, node.getStart())
    return [{ at: `${file}:${first}`, lines: lineOf(source, node.end) - first + 1 }]
  })
}

/** The keys of the object that a file declares under some name. */
export function keysOf(file: string, text: string, variable: string): string[] {
  const declared = nodesOf(parsed(file, text)).find(
    (node) => ts.isVariableDeclaration(node) && node.name.getText() === variable,
  )
  const initial = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined
  const value = initial && ts.isSatisfiesExpression(initial) ? initial.expression : initial
  if (!value || !ts.isObjectLiteralExpression(value)) throw new Error(`${file} declares no object \`${variable}\``)
  return value.properties.flatMap((property) =>
    ts.isSpreadAssignment(property)
      ? keysOf(file, text, property.expression.getText())
      : (property.name?.getText() ?? ''),
  )
}
