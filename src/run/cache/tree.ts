import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { canonical, sha256 } from './canonical.ts'
import { hashFile } from '../../shared/hashFile.ts'

export interface TreeFile {
  /** Below the folder, with `/`. */
  path: string
  size: number
  mode: number
  hash: string
}

/** A folder as its content only: where it lies and when it was written does not matter. */
export interface Tree {
  folders: string[]
  files: TreeFile[]
}

function visit(dir: string, prefix: string, tree: Tree): boolean {
  return readdirSync(join(dir, prefix), { withFileTypes: true }).every((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    const full = join(dir, path)
    if (entry.isDirectory()) {
      tree.folders.push(path)
      return visit(dir, path, tree)
    }
    if (!entry.isFile()) return false
    const { size, mode } = statSync(full)
    tree.files.push({ path, size, mode: mode & 0o777, hash: hashFile(full) })
    return true
  })
}

const byPath = (a: TreeFile, b: TreeFile): number => (a.path < b.path ? -1 : 1)

/** What a folder holds; undefined with a link or a pipe in it, whose content lies elsewhere. */
export function treeOf(dir: string): Tree | undefined {
  const tree: Tree = { folders: [], files: [] }
  // a script may remove its own output
  if (!existsSync(dir)) return tree
  if (!visit(dir, '', tree)) return undefined
  return { folders: tree.folders.toSorted(), files: tree.files.toSorted(byPath) }
}

const contentOf = ({ folders, files }: Tree): unknown => [folders, files.map(({ path, hash }) => [path, hash])]

/** A name for the relative names and the bytes of a folder. */
export const treeHash = (tree: Tree): string => sha256(canonical(contentOf(tree)))

/** The same for the folders of ports. */
export const treeHashes = (trees: Record<string, Tree>): Record<string, string> =>
  Object.fromEntries(Object.entries(trees).map(([name, tree]) => [name, treeHash(tree)]))

/** The first path in which two folders differ. */
export function difference(a: Tree, b: Tree): string | undefined {
  const all = (tree: Tree): Map<string, string> =>
    new Map([
      ...tree.folders.map((path) => [path, ''] as const),
      ...tree.files.map((file) => [file.path, file.hash] as const),
    ])
  const [left, right] = [all(a), all(b)]
  return [...new Set([...left.keys(), ...right.keys()])].toSorted().find((path) => left.get(path) !== right.get(path))
}
