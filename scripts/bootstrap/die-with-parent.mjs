// Preloaded (--import) into processes that must not outlive the one that started them: the IPC channel
// closes when the parent ends, however it ends.
const PATIENCE_MS = 5_000;
if (process.channel) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  process.channel.unref();
}
