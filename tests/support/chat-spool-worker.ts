import { Spool } from "@/lib/chat/spool/spool";

/** A process that has a spool, with one record in it, until it is killed. */
const [directory = ""] = process.argv.slice(2);
const spool = Spool.open({
  directory,
  maxBytes: 1e6,
  now: Date.now,
  onDropped: () => undefined,
  onDamaged: () => undefined,
});
await spool?.append([[{ is: "mark", channelId: "1", by: "deletion", target: "1", at: 1, receivedAt: 1 }]]);
process.send?.(spool ? "has it" : "has it not");
// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
