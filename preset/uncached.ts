type Answer = string | false | null | undefined
type Define = (answer: (module: { id: string; sourceCode: string }) => Answer) => void

/** What Vitest gives to plugins: the name of Vitest 5, then that of 4.1, where it is an experiment. */
interface Context {
  defineCacheKeyGenerator?: Define
  experimental_defineCacheKeyGenerator?: Define
}

/** Vitest 5 keeps what modules became by their own text: those that other files change are made anew. */
export function uncached(context: Context, isChanging: (id: string, code: string) => boolean): void {
  const define = context.defineCacheKeyGenerator ?? context.experimental_defineCacheKeyGenerator
  define?.(({ id, sourceCode }) => (isChanging(id.split('?')[0] ?? id, sourceCode) ? false : undefined))
}
