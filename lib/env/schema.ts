import { Cron } from "croner";
import { z } from "zod";
import { parseClock, REAL_TIME } from "@/lib/kernel/clock";

const url = (protocols: string[]) =>
  z.url({ abort: true }).refine((value) => protocols.includes(new URL(value).protocol), {
    message: `must start with ${protocols.map((p) => `${p}//`).join(" or ")}`,
  });
const http = url(["http:", "https:"]);
const port = z.coerce.number().int().min(1).max(65535);
const irc = url(["irc:", "ircs:", "ws:", "wss:"]);
/** Values with commas between them. */
const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((item) => item.trim())
      .filter(Boolean),
  );
/** One address, with a name before it or without. */
const sender = z
  .string()
  .regex(
    /^(?:[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/,
    "must be an address, like Tallylight <tallylight@example.com>",
  );
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const seconds = z.coerce.number().int().positive();
const cron = z.string().refine(isCron, "must be a cron of five fields, like */5 * * * *");
const clock = z.string().transform((text, context) => {
  try {
    return parseClock(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/**
 * Every setting of Tallylight. `.env.example` documents each; a test holds the two together.
 * What `npm start` can make up for itself (ports, secrets, the embedded database, the simulator's
 * address) it puts into the environment before the processes start, so nothing here has a hidden second source.
 */
export const envSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),

    DATABASE_URL: url(["postgres:", "postgresql:"]),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),

    APP_URL: http,
    PORT: port.default(3000),
    REALTIME_PORT: port.default(3001),
    REALTIME_URL: http,
    WORKER_PORT: port.default(3002),
    BOT_PORT: port.default(3005),
    /** With it, /metrics of every process is only for who sends it. */
    METRICS_TOKEN: z.string().min(16, "must be at least 16 characters").optional(),

    AUTH_SECRET: z
      .string()
      .min(32, "must be at least 32 characters, for example from: openssl rand -base64 32"),
    TOKEN_ENCRYPTION_KEY: z
      .string()
      .refine(
        (value) => Buffer.from(value, "base64").length === 32,
        "must be 32 bytes in base64, for example from: openssl rand -base64 32",
      ),

    TWITCH_CLIENT_ID: z.string().min(1),
    TWITCH_CLIENT_SECRET: z.string().min(1),
    TWITCH_API_URL: http.default("https://api.twitch.tv/helix"),
    TWITCH_AUTH_URL: http.default("https://id.twitch.tv/oauth2"),
    TWITCH_IRC_URL: irc.default("ircs://irc.chat.twitch.tv:6697"),
    /** Set by `npm start` when the simulator stands in for Twitch: where its admin page is. */
    TWITCH_SIMULATOR_URL: http.optional(),
    /** Set by `npm start -- --speed`: the instance plays the last hours quickly. Only in a simulated world. */
    DEMO_CLOCK: clock.default(REAL_TIME),

    OPERATOR_TWITCH_IDS: list.pipe(
      z.array(z.string().regex(/^\d+$/, "must be Twitch user ids (digits) separated by commas")),
    ),

    LIVE_SYNC_SECONDS: seconds.min(5).max(300).default(30),
    LIVE_OFFLINE_MISSES: z.coerce.number().int().min(1).max(20).default(3),
    LIVE_CONTINUATION_SECONDS: seconds.default(600),
    LIVE_MAX_WAIT_SECONDS: seconds.default(300),
    /** Share of the Helix points a live tick leaves to everyone else. */
    HELIX_HEADROOM: z.coerce.number().min(0).max(0.9).default(0.25),

    /** How often viewers are counted, at most and at least. */
    VIEWER_SAMPLE_SECONDS: seconds.min(10).max(600).default(60),
    VIEWER_GUARANTEED_SECONDS: seconds.min(60).max(3600).default(600),
    /** Days before raw counts are summed up. */
    VIEWER_RAW_DAYS: z.coerce.number().int().min(1).max(365).default(14),
    /** A session without a sign of life for so long is closed. */
    STREAM_STALE_HOURS: z.coerce.number().int().min(1).max(720).default(24),

    /** Reads chat without an account as long as there is none. */
    CHAT_ANONYMOUS: flag.default(true),
    /** JOINs in ten seconds; only verified bots may send more than 20. */
    CHAT_JOINS: z.coerce.number().int().min(1).max(2000).default(20),
    /** Days before messages are removed, where a channel has no shorter time. */
    CHAT_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
    /** Where messages wait that Postgres cannot take. */
    CHAT_SPOOL_DIR: z.string().min(1).default(".data/spool"),
    CHAT_SPOOL_MB: z.coerce.number().int().min(1).max(1_000_000).default(1024),

    /** Days for which it is kept what people with power did. */
    AUDIT_DAYS: z.coerce.number().int().min(1).max(3650).default(365),

    /** Days in which an account that is to be deleted can be kept after all. 0: it is deleted within the hour. */
    ACCOUNT_GRACE_DAYS: z.coerce.number().int().min(0).max(365).default(14),

    /** Where mail is handed over: smtp:// or smtps://, with user and password. Without it, mail stays in a local outbox. */
    SMTP_URL: url(["smtp:", "smtps:"]).optional(),
    MAIL_FROM: sender.default("Tallylight <tallylight@localhost>"),
    /** Connections to the mail server at once. */
    MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(5),
    /** How push services reach who runs this instance (RFC 8292): mailto: or https:. */
    PUSH_CONTACT: url(["mailto:", "https:"]).optional(),
    /** Hosts (host:port, separated by commas) that may be asked although they are not public, or without https. */
    OUTBOUND_ALLOW: list,

    /** Where files of clips are kept, unless S3_BUCKET is set. */
    CLIP_DIR: z.string().min(1).default(".data/clips"),
    /** Megabytes that a channel may keep until its owner says otherwise; for channels that are connected from now on. */
    CLIP_QUOTA_MB: z.coerce.number().int().min(0).max(10_000_000).default(2048),
    /** A store that speaks S3; without an endpoint it is Amazon's. */
    S3_BUCKET: z.string().min(1).optional(),
    S3_ENDPOINT: http.optional(),
    S3_REGION: z.string().min(1).default("us-east-1"),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),

    /** How often watched categories are looked through. */
    POLL_INTERVAL_SECONDS: seconds.min(10).max(3600).default(30),
    /** Redis or DragonflyDB: keeps what is on air in watched categories, and carries events between sidecars. */
    REDIS_URL: url(["redis:", "rediss:"]).optional(),
    RABBITMQ_URL: url(["amqp:", "amqps:"]).optional(),
    /** Kafka or Redpanda: host:port, separated by commas. */
    KAFKA_BROKERS: list.pipe(
      z.array(z.string().regex(/^[^\s:/]+:\d{1,5}$/, "must be host:port, separated by commas")),
    ),
    KAFKA_TOPIC_PREFIX: z
      .string()
      .regex(/^[a-zA-Z0-9._-]{0,100}$/, "may have letters, digits, dots, underscores and dashes")
      .default("tallylight."),
    KAFKA_TLS: flag.default(false),
    KAFKA_USERNAME: z.string().min(1).optional(),
    KAFKA_PASSWORD: z.string().min(1).optional(),

    /** How Twitch tells of events; auto: by webhook where it can reach us, otherwise by a conduit over WebSocket. */
    EVENTSUB_TRANSPORT: z.enum(["auto", "webhook", "conduit", "websocket", "off"]).default("auto"),
    /** Where Twitch reaches this instance, if not at APP_URL: https on port 443. */
    EVENTSUB_CALLBACK_URL: http.optional(),
    TWITCH_EVENTSUB_URL: url(["ws:", "wss:"]).default("wss://eventsub.wss.twitch.tv/ws"),

    /** With it, Trigger.dev runs the jobs, and the worker only hands it what was asked for. */
    TRIGGER_SECRET_KEY: z
      .string()
      .startsWith("tr_", "must be a key of a Trigger.dev project (tr_…)")
      .optional(),
    TRIGGER_API_URL: http.default("https://api.trigger.dev"),
    /** For Trigger.dev's command-line tool, which reads it from the environment or from .env. */
    TRIGGER_PROJECT_REF: z.string().startsWith("proj_", "must be a project's ref (proj_…)").optional(),
    TRIGGER_WATCHDOG_CRON: cron.default("*/5 * * * *"),
  })
  .refine(
    (env) =>
      env.NODE_ENV !== "production" ||
      env.TWITCH_SIMULATOR_URL !== undefined ||
      new URL(env.APP_URL).hostname === "localhost" ||
      env.APP_URL.startsWith("https:"),
    {
      path: ["APP_URL"],
      message: "must be https:// (Twitch accepts plain http only for localhost)",
    },
  )
  .refine((env) => env.DEMO_CLOCK.fromMs === env.DEMO_CLOCK.atMs || env.TWITCH_SIMULATOR_URL !== undefined, {
    path: ["DEMO_CLOCK"],
    message: "is for the simulated Twitch only: the real one knows what time it is",
  });

/** Minutes first: Trigger.dev refuses a field for seconds. */
function isCron(text: string): boolean {
  try {
    return text.trim().split(/\s+/).length === 5 && new Cron(text).nextRun() !== null;
  } catch {
    return false;
  }
}

export type Env = z.output<typeof envSchema>;

/**
 * Parses an environment. Empty strings count as not set, as in a copied `.env.example`.
 * @throws Error whose message lists every problem at once, a line each, without any value
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    (issue) =>
      `  ${issue.path.join(".")}: ${given[String(issue.path[0])] === undefined ? "is not set" : issue.message}`,
  );
  throw new Error(
    `The configuration is not right:\n${lines.join("\n")}\nSee .env.example for what each setting means.`,
  );
}
