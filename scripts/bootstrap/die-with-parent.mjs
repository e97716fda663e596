// Preloaded (--import) into processes that must not outlive the one that started them: the IPC channel
// closes when the parent ends, however it ends.
const PATIENCE_MS = 5_000;
const MARK = "TALLYLIGHT_DIES_WITH_PARENT";

// The mark is taken away, because what this process forks inherits the preload: in a worker of `next build`
// an unreferenced channel would end it in the middle of its work.
if (process.env[MARK] && process.channel) {
  delete process.env[MARK];
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  process.channel.unref();
}
