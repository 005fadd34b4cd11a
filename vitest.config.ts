import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The project's own tests use its source; the end-to-end ones the packed tarball. */
const source = {
  'pipeproof/kit': at('src/kit.ts'),
  'pipeproof/vitest': at('src/vitest.ts'),
  'pipeproof/jest': at('src/jest.ts'),
  'pipeproof/matchers/vitest': at('matchers/vitest.ts'),
  'pipeproof/matchers': at('matchers/index.ts'),
  'pipeproof/preset/vitest': at('preset/vitest.ts'),
  'pipeproof/preset': at('preset/index.ts'),
  pipeproof: at('src/index.ts'),
}

export default defineConfig({
  resolve: {
    alias: Object.entries(source).map(([name, path]) => ({ find: new RegExp(`^${name}$`), replacement: path })),
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/fixtures/**'],
          // machines are shared: no test is about its own time
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/install.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
