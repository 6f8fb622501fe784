// Loaded into each process of the product before its own code. When the supervisor is killed, the channel to it breaks,
// and the process ends as if it had been asked to: no orphan goes on with an old configuration.
const PATIENCE_MS = 10_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});

// The channel alone does not keep a process alive that has nothing more to do.
process.channel?.unref();
