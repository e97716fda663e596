import type { WebhookInput } from "@/lib/webhooks/schema";

export type Kind = NonNullable<WebhookInput["kinds"]>[number];
export type KindGroup = "streams" | "targets" | "chat" | "channels" | "running";

/** Which kinds stand together where somebody chooses. A new kind belongs somewhere: the compiler asks. */
const GROUP_OF: Record<Kind, KindGroup> = {
  "stream.online": "streams",
  "stream.offline": "streams",
  "stream.updated": "streams",
  "stream.viewers": "streams",
  "target.started": "targets",
  "target.ended": "targets",
  "chat.message": "chat",
  "viewer.arrived": "chat",
  "command.executed": "chat",
  "outgoing.changed": "chat",
  "moderation.changed": "chat",
  "channel.changed": "channels",
  "roles.changed": "channels",
  "roles.synced": "channels",
  "clips.found": "channels",
  "clip.changed": "channels",
  "job.run": "running",
  "alert.changed": "running",
};

const KINDS = Object.keys(GROUP_OF) as Kind[];

/** The kinds by group, in the order in which they are shown. */
export const KIND_GROUPS: readonly { group: KindGroup; kinds: readonly Kind[] }[] = (
  ["streams", "targets", "chat", "channels", "running"] as const
).map((group) => ({ group, kinds: KINDS.filter((kind) => GROUP_OF[kind] === group) }));

/** Kinds that say what single people do: nobody gets them who did not choose them. */
export const PERSONAL: ReadonlySet<Kind> = new Set<Kind>(["chat.message", "viewer.arrived"]);

type Underlined<K extends string> = K extends `${infer A}.${infer B}` ? `${A}_${B}` : K;

/** A kind as a key of the catalogue, where a point means something else. */
export const keyOfKind = <K extends Kind>(kind: K): Underlined<K> => kind.replace(".", "_") as Underlined<K>;
