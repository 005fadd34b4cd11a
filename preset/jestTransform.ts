/** Turns a `*.pipeline.yaml` into the module that Jest runs; Jest caches it by the file's own text. */
const transformer = {
  process: (_text: string, file: string): { code: string } => ({
    code: `require('pipeproof/jest').describePipeline(${JSON.stringify(file)}, { from: ${JSON.stringify(file)} })\n`,
  }),
}

export default transformer
