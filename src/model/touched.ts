/** What a script met beyond its workspace, as far as its runner can tell. */
export interface Touched {
  /** Files that it read, or tried to. */
  read: string[]
  /** Folders whose names it asked for. */
  listed: string[]
  /** Modules that it imported: a new file beside the script could take the place of one. */
  imported: string[]
  /** What can not be given again from what it wrote: other programs, the network, files elsewhere. */
  beyond: string[]
  /** Tells apart two interpreters whose sets have different orders. */
  seed?: string | undefined
}
