import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DomainEvent } from "@/lib/events/schema";
import { event, recorded, uuid } from "@/tests/support/events";
import { accessChangedIn, managersRoomOf, roomOf, shareViewers, type ViewersEvent } from "./audience";

describe("the room that hears an event", () => {
  test.each([
    [event.online("7"), "broadcaster:7"],
    [event.offline("7"), "broadcaster:7"],
    [event.updated("7"), "broadcaster:7"],
    [event.announcementTold("7"), "broadcaster:7"],
    [event.followChanged(uuid(1)), `user:${uuid(1)}`],
    [event.notificationRead(uuid(1)), `user:${uuid(1)}`],
    [event.jobRun(1), "operators"],
    [event.viewers(["7", 1]), null],
    [event.sessionEnded(uuid(1), null), null],
  ])("$kind", (domainEvent, room) => {
    expect(roomOf(recorded(1, domainEvent))).toBe(room);
  });
});

const commandsChanged: DomainEvent = {
  kind: "commands.changed",
  payload: { channelId: "7", what: "timers" },
};
const channelChanged: DomainEvent = {
  kind: "channel.changed",
  payload: { channelId: "7", change: "settings" },
};
const moderated: DomainEvent = {
  kind: "moderation.changed",
  payload: { channelId: "7", id: uuid(1), state: "done" },
};
const rolesChanged = (role: "moderator" | "vip", revoked: string[]): DomainEvent => ({
  kind: "roles.changed",
  payload: { channelId: "7", role, granted: ["1"], revoked, changed: [] },
});

test.each<[DomainEvent, string | null]>([
  [commandsChanged, "managers:7"],
  [moderated, "managers:7"],
  [channelChanged, null],
  [event.online("7"), null],
])("those who manage a channel hear %o in %s", (domainEvent, room) => {
  expect(managersRoomOf(recorded(1, domainEvent))).toBe(room);
});

test.each<[DomainEvent, string | null]>([
  [channelChanged, "7"],
  [rolesChanged("moderator", ["2"]), "7"],
  [rolesChanged("moderator", []), null],
  [rolesChanged("vip", ["2"]), null],
  [commandsChanged, null],
])("by %o somebody may have lost what they may in %s", (domainEvent, channelId) => {
  expect(accessChangedIn(recorded(1, domainEvent))).toBe(channelId);
});

describe("sharing viewer counts", () => {
  const counts = fc.uniqueArray(fc.tuple(fc.nat(30).map(String), fc.nat(1_000)), { selector: ([id]) => id });
  const follows = fc.dictionary(fc.constantFrom("ann", "ben", "cy"), fc.uniqueArray(fc.nat(30).map(String)));

  test("gives each listener one event with all it follows and nothing else", () => {
    fc.assert(
      fc.property(counts, follows, (all, followed) => {
        const whole = recorded(9, event.viewers(...all)) as ViewersEvent;
        const before = structuredClone(whole);
        const listenersIn = (room: string) =>
          Object.keys(followed).filter((name) => followed[name]?.some((id) => room === `broadcaster:${id}`));
        const shares = shareViewers(whole, listenersIn);
        for (const name of Object.keys(followed)) {
          const mine = all.filter(([id]) => followed[name]?.includes(id));
          expect(shares.get(name)?.payload.counts ?? []).toEqual(mine);
          if (mine.length > 0) expect(shares.get(name)).toMatchObject({ seq: 9, id: whole.id });
        }
        expect(whole).toEqual(before);
      }),
    );
  });
});
