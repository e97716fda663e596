import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { BotView } from "./health";

/** The bot's figures for Prometheus, in a registry of their own so that several can run in one test. */
export function createMetrics({ reader, ingest, chat }: BotView): { registry: Registry } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `tallylight_bot_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name: `tallylight_bot_${name}_total`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  const channels = () => [...reader.channels.values()];
  counter("messages", "Messages read", () => reader.received);
  counter("stored", "Messages newly stored in Postgres", () => ingest().stored);
  counter("acknowledged", "Entries that are committed or on disk", () => ingest().acknowledged);
  counter("lost", "Entries that were given up, each within a gap of the ledger", () => ingest().lost);
  counter("batches", "Batches written to Postgres", () => ingest().batches);
  counter("unread_lines", "Lines from Twitch that could not be used", () =>
    Object.values(chat().refused).reduce((sum, count) => sum + count, 0),
  );
  gauge(
    "lag_ms",
    "Milliseconds from reading a message to its commit, of the last batch",
    () => ingest().lagMs,
  );
  gauge("waiting", "Entries in memory that are neither committed nor on disk", () => ingest().waiting);
  gauge("spool_bytes", "Bytes on disk that wait for Postgres", () => ingest().spool.bytes);
  gauge("channels", "Channels that are to be read here", () => channels().length);
  gauge(
    "joined",
    "Channels that are read here",
    () => channels().filter((one) => one.readSince !== null).length,
  );
  gauge("leases", "Channels whose lease this bot holds", () => channels().filter((one) => one.owned).length);
  gauge("connections", "Open connections to chat", () => chat().connections.length);
  return { registry };
}
