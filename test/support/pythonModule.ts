import { spawnSync } from 'node:child_process'

/** Whether the Python of the tests can import a module. */
export const hasModule = (name: string): boolean =>
  spawnSync(process.env['PIPEPROOF_PYTHON'] ?? 'python3', ['-c', `import ${name}`]).status === 0
