import { PUBLIC_KINDS, type PublicEvent, type PublicKind } from "./public";
import { type PublicData, publicData } from "./public-schema";
import { type EventOf, keyOf, type RecordedEvent } from "./schema";

/**
 * An event as it leaves this instance: only what `publicData` names of it. Null where its kind stays inside.
 * @throws ZodError when an event of the outbox is not of its kind's shape, which reading it has ruled out
 */
export function publicEventOf(recorded: RecordedEvent): PublicEvent | null {
  const { kind, id, at } = recorded;
  if (!isPublic(kind)) return null;
  const told = recorded.kind === "roles.changed" ? rolesTold(recorded.payload) : recorded.payload;
  const data = publicData[kind].parse(told);
  return { id, kind, version: PUBLIC_KINDS[kind], key: keyOf(recorded), at, data };
}

const isPublic = (kind: string): kind is PublicKind => Object.hasOwn(PUBLIC_KINDS, kind);

/** Moderators and VIPs are seen in chat by everybody. Subscribers only their channel knows: the rest hears how many. */
function rolesTold(payload: EventOf<"roles.changed">["payload"]): PublicData<"roles.changed"> {
  const { channelId, role, granted, revoked, changed } = payload;
  const counts = { granted: granted.length, revoked: revoked.length, changed: changed.length };
  return { channelId, role, counts, people: role === "subscriber" ? null : { granted, revoked, changed } };
}
