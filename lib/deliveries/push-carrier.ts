import type { Pool } from "@/lib/db/client";
import { formatsFor } from "@/lib/i18n/format";
import { DEFAULT_LOCALE, localeOf } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import type { Push, PushOutcome } from "@/lib/push";
import type { Carrier, ClaimedDelivery, HandOver, Outcome } from "./carrier";
import { MANNERS, type PushOccasion, pushMessageOf, type Voice } from "./core/push-message";
import * as repository from "./repository-push";
import { endedAbout, gatheredAbout, showingAbout } from "./schema";

export interface PushCarrierDeps {
  pool: Pool;
  push: Pick<Push, "targets" | "send">;
  /** The address of this instance, for what a click opens. */
  appUrl: string;
}

/** Brings deliveries to the push services of people's browsers, in the language of each. */
export function createPushCarrier({ pool, push, appUrl }: PushCarrierDeps): Carrier {
  return {
    async prepare(deliveries) {
      const [targets, announcements, locales] = await Promise.all([
        push.targets(idsOf(deliveries, "deviceId")),
        repository.findAnnouncements(pool, idsOf(deliveries, "announcementId")),
        repository.findLocales(pool, idsOf(deliveries, "userId")),
      ]);
      const targetOf = new Map(targets.map((target) => [target.id, target]));
      const announcementOf = new Map(announcements.map((one) => [one.id, one]));
      const prepare = (delivery: ClaimedDelivery): HandOver => {
        const target = targetOf.get(delivery.deviceId ?? "");
        // Another person has the browser now: what was meant for the one before is not for them.
        if (target?.userId !== delivery.userId) return always({ kind: "skip", reason: "no_device" });
        const occasion = occasionOf(delivery, announcementOf.get(delivery.announcementId ?? ""));
        if (!occasion) return always(NOTHING_TO_SAY);
        const message = pushMessageOf(occasion, voiceOf(locales.get(delivery.userId)), appUrl, delivery.id);
        const manner = { ...MANNERS[occasion.kind], about: message.tag };
        return (signal) => handOver(push, target, message, manner, signal);
      };
      return new Map(deliveries.map((delivery) => [delivery.id, prepare(delivery)]));
    },
  };
}

const always = (outcome: Outcome): HandOver => {
  return async () => outcome;
};

/** What it is about was deleted for its age, or is not of a kind that is pushed. */
const NOTHING_TO_SAY: Outcome = {
  kind: "refused",
  reason: "nothing_to_say",
  error: "There is nothing to say any more.",
};

async function handOver(push: Pick<Push, "send">, ...given: Parameters<Push["send"]>): Promise<Outcome> {
  const [, , , signal] = given;
  try {
    return asOutcome(await push.send(...given));
  } catch (error) {
    if (!signal?.aborted) throw error;
    return { kind: "retry", error: "It was interrupted.", afterMs: 0, unsure: true };
  }
}

/**
 * That one push service cannot be reached says nothing about the others, so it is never "down": a browser whose address
 * leads nowhere must not hold up everybody's pushes.
 */
function asOutcome(outcome: PushOutcome): Outcome {
  switch (outcome.kind) {
    case "sent":
      return { kind: "sent", providerId: outcome.receipt };
    case "gone":
      // The person took the permission back, or cleared the browser: nothing is wrong, and nobody has to look at it.
      return { kind: "skip", reason: "no_device" };
    case "refused":
      return { ...outcome, reason: `push_${outcome.reason}` };
    case "retry":
      return outcome;
  }
}

function occasionOf(
  { kind, about, decidedAt: at }: ClaimedDelivery,
  announcement: repository.PushAnnouncement | undefined,
): PushOccasion | null {
  if (kind === "test") return { kind, at };
  if (kind === "gathered") {
    const parsed = gatheredAbout.safeParse(about);
    return parsed.success
      ? { kind, at, names: [...new Set(parsed.data.items.map((item) => item.displayName))] }
      : null;
  }
  if (!announcement) return null;
  const { broadcasterName: name, streamTitle: title, ...rest } = announcement;
  const stream = { ...rest, name, title, ...(kind === "live" && showingAbout.safeParse(about).data) };
  if (kind === "live" && announcement.type === "category_live")
    return { kind: "watched", stream, viewers: announcement.viewerCount, at: announcement.createdAt };
  if (kind === "live" || kind === "changed") return { kind, stream, at: announcement.createdAt };
  const ended = kind === "ended" ? endedAbout.safeParse(about) : null;
  return ended?.success ? { kind: "ended", stream, endedAt: new Date(ended.data.endedAt) } : null;
}

function voiceOf(chosen: string | undefined): Voice {
  const locale = localeOf(chosen) ?? DEFAULT_LOCALE;
  return { t: translatorFor(locale, "push"), formats: formatsFor(locale, "UTC") };
}

/** Each once; what has none is left out. */
function idsOf(
  deliveries: readonly ClaimedDelivery[],
  name: "deviceId" | "announcementId" | "userId",
): string[] {
  return [...new Set(deliveries.map((one) => one[name]))].filter((id) => id !== null);
}
