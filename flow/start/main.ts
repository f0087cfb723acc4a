// The command line: `realname COMMAND`. Each command is loaded only when it is called.
const startedAt = performance.timeOrigin

const HELP = `Usage: realname COMMAND [ARGUMENTS]

  start          run everything: portal, console, API (what "npm start" does)
  key create     print a new API key for the data folder
  read FILE...   read pictures of documents, without a server
  face find      find the faces of pictures, without a server
  face compare   compare the face of a document with pictures of a person
  demo           walk one specimen through the running server

Every command takes --help.
`

const COMMANDS: Record<string, (args: string[]) => Promise<number>> = {
  start: async (args) => (await import('./start.ts')).startCommand(args, startedAt),
  key: async (args) => (await import('./key.ts')).keyCommand(args),
  read: async (args) => (await import('./read.ts')).readCommand(args),
  face: async (args) => (await import('./face.ts')).faceCommand(args),
  demo: async (args) => (await import('./demo.ts')).demoCommand(args),
}

// The reader of a pipe went away, as `head` does: nobody is left to print to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const [name, ...args] = process.argv.slice(2)
const command = name ? COMMANDS[name] : undefined
if (command) {
  process.exitCode = await command(args)
} else if (name === undefined || name === '--help' || name === 'help') {
  process.stdout.write(HELP)
} else {
  console.error(`There is no command "${name}". See realname --help.`)
  process.exitCode = 2
}
