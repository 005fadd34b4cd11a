import { defineConfig } from 'vitest/config'
import { pipeproof } from 'pipeproof/preset/vitest'

export default defineConfig({
  plugins: [pipeproof({ shrink: { runs: 50 } })],
})
