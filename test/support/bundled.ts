import { join } from 'node:path'
import { build } from 'vite'

/** A file of ours with all that it imports, as a program that plain Node can run in a process of its own. */
export async function bundled(entry: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir, target: 'node20', rollupOptions: { output: { entryFileNames: 'program.mjs' } } },
    // the bundle may lie where no package can be found
    ssr: { noExternal: true },
  })
  return join(outDir, 'program.mjs')
}
