import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** A folder with files in it, where `pipeproof` and `vitest` can be imported; removed at the end of the process. */
export function projectWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const installed = join(folder, 'node_modules/pipeproof')
  // a link to the repository would be taken for the user's own code, and transformed
  cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(installed, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'))
  symlinkSync(join(root, 'node_modules/vitest'), join(folder, 'node_modules/vitest'))
  for (const [name, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** The Python of these benchmarks, if it can import what they need. */
export function pythonWith(...modules: string[]): string | undefined {
  const python = process.env['PIPEPROOF_PYTHON'] ?? '/usr/bin/python3'
  try {
    execFileSync(python, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' })
    return python
  } catch {
    console.log(`skipped: ${python} can not import ${modules.join(', ')}`)
    return undefined
  }
}

export const copyOf = (folder: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'pipeproof-bench-'))
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
  cpSync(folder, copy, { recursive: true })
  return copy
}
