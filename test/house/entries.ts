import manifest from '../../package.json' with { type: 'json' }

const [build] = manifest.tsdown
const sources: Record<string, string> = { ...build?.entry }

/** The source of every entry, by the name under which a user imports it. */
export const entries: Record<string, string> = Object.fromEntries(
  Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    if (typeof target === 'string') return []
    const built = target.import.default.replace(/^\.\/dist\/|\.js$/g, '')
    return [[subpath.replace('.', 'pipeproof'), sources[built] ?? `nothing that is built as ${built}`]]
  }),
)
