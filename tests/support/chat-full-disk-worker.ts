import type { Entry } from "@/lib/chat/core/entry";
import { Spool } from "@/lib/chat/spool/spool";

/** A process that appends records until the disk takes no more, says so, and appends one more when told to. */
const [directory = ""] = process.argv.slice(2);
const spool = Spool.open({
  directory,
  maxBytes: 1e9,
  now: Date.now,
  onDropped: () => undefined,
  onDamaged: () => undefined,
});
const record = (target: string): Entry[][] => [
  [{ is: "mark", channelId: "x".repeat(50_000), by: "deletion", target, at: 1, receivedAt: 1 }],
];
// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
async function end(): Promise<void> {
  await spool?.append(record("after"));
  await spool?.close();
  process.disconnect();
}
process.on("message", () => void end());
for (let taken = 0; ; taken += 1) {
  try {
    await spool?.append(record(String(taken)));
  } catch (error) {
    process.send?.({ taken, code: error instanceof Error && "code" in error ? error.code : String(error) });
    break;
  }
}
