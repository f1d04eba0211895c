// Preloaded in a program that we start and that knows nothing of it: it ends when the process that started it is gone.
if (process.argv[2] === 'build') {
  process.on('disconnect', () => process.exit(1))
  process.channel?.unref()
}
