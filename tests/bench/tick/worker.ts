import { chunk } from "@/lib/kernel/chunk";
import { observeAnswer } from "@/lib/live/core/observe-answer";
import { applyObservations } from "@/lib/live/service";
import { createTwitch, type Twitch } from "@/lib/twitch";
import { syncDeps, tickOnce } from "@/tests/support/live-bench";
import { meteredPool } from "./metered-pool";

type StreamsAnswer = Awaited<ReturnType<Twitch["getStreams"]>>;

/** What the benchmark may ask; each is answered with how long it took. */
export type Question =
  | { do: "tick" }
  /** Asks Twitch first, untimed; then times a tick to which the answers are there already. */
  | { do: "tick-from-memory"; ids: string[] }
  /** One broadcaster a request and a transaction, for these. */
  | { do: "naive"; ids: string[] }
  /** One broadcaster a transaction, with the answers there already. */
  | { do: "naive-from-memory"; ids: string[] };
export interface Reply {
  ms: number;
  /** Of which the statements took so long, added up. */
  databaseMs: number;
}

const [databaseUrl = "", twitchUrl = ""] = process.argv.slice(2);
const { pool, takeMs } = meteredPool(databaseUrl);
const twitch = createTwitch({
  config: {
    clientId: "bench",
    clientSecret: "a secret",
    apiUrl: `${twitchUrl}/helix`,
    authUrl: `${twitchUrl}/oauth2`,
    encryptionKey: Buffer.alloc(32).toString("base64"),
  },
  pool,
});

/** Viewers of everybody change all the time; in the simulator only while the demo plays. */
let drift = 0;
async function getStreams(
  ids: readonly string[],
  options?: { signal?: AbortSignal },
): Promise<StreamsAnswer> {
  const answer = await twitch.getStreams(ids, options);
  const streams = answer.streams.map((stream) => ({ ...stream, viewerCount: stream.viewerCount + drift }));
  return { ...answer, streams };
}

async function answersFor(ids: readonly string[]): Promise<Map<string, StreamsAnswer>> {
  const answers = new Map<string, StreamsAnswer>();
  for (const batch of chunk(ids, 100)) {
    const answer = await getStreams(batch);
    const streamOf = new Map(answer.streams.map((stream) => [stream.userId, stream]));
    for (const id of batch) {
      const stream = streamOf.get(id);
      answers.set(id, { ...answer, streams: stream ? [stream] : [] });
    }
  }
  return answers;
}

const works: { [K in Question["do"]]: (ids: string[]) => Promise<() => Promise<unknown>> } = {
  tick: async () => () => tickOnce(syncDeps(pool, { ...twitch, getStreams })),

  async "tick-from-memory"(ids) {
    const answers = await answersFor(ids);
    const fromMemory = async (batch: readonly string[]) => ({
      streams: batch.flatMap((id) => answers.get(id)?.streams ?? []),
      unclear: [],
      observedAt: new Date(),
      requests: 1,
    });
    return () => tickOnce(syncDeps(pool, { ...twitch, getStreams: fromMemory }));
  },

  naive: async (ids) => async () => {
    for (const id of ids) await applyOne(id, await getStreams([id]));
  },

  async "naive-from-memory"(ids) {
    const answers = await answersFor(ids);
    return async () => {
      for (const [id, answer] of answers) await applyOne(id, { ...answer, observedAt: new Date() });
    };
  },
};

const { policy } = syncDeps(pool, twitch);
const applyOne = (id: string, answer: StreamsAnswer) =>
  applyObservations(pool, observeAnswer([id], answer, "poll"), policy);

async function answer(question: Question): Promise<void> {
  drift += 1;
  const work = await works[question.do]("ids" in question ? question.ids : []);
  takeMs();
  const begun = performance.now();
  await work();
  process.send?.({ ms: performance.now() - begun, databaseMs: takeMs() } satisfies Reply);
}

process.on("message", (question: Question) => void answer(question));
process.on("disconnect", () => process.exit());
