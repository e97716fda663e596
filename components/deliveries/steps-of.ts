import type { OwnDelivery, WhyDetail } from "@/lib/deliveries/schema";
import type { Translate } from "@/lib/i18n/types";
import { reasonWords } from "./verdict-words";

/** Something that happened, or is to. */
export interface Step {
  name: string;
  text: string;
  /** ISO 8601 in UTC; null: nobody noted when. */
  at: string | null;
  note?: string;
  tone?: "danger";
}

/** How the announcement came about, in order. */
export function announcementSteps(
  detail: Pick<WhyDetail, "startedAt" | "source" | "observedAt" | "announcedAt" | "completedAt" | "kind">,
  t: Translate<"deliveries">,
): Step[] {
  const { kind, source, startedAt, observedAt, announcedAt, completedAt } = detail;
  const steps: Step[] = [];
  if (kind !== "changed") steps.push({ name: "began", text: t("one.began"), at: startedAt });
  if (observedAt) steps.push({ name: "seen", text: t("one.seen", { source }), at: observedAt });
  steps.push({ name: "told", text: t("one.told"), at: announcedAt });
  if (completedAt) steps.push({ name: "completed", text: t("one.completed"), at: completedAt });
  return steps;
}

/** The bell, which rings without a delivery, and whether it was heard. */
export function bellSteps(
  { ways, readAt }: Pick<WhyDetail, "ways" | "readAt">,
  t: Translate<"deliveries">,
): Step[] {
  const bell = ways.find(({ medium, state }) => medium === "in_app" && state === "told");
  if (!bell) return [];
  return [
    { name: "rang", text: t("one.rang"), at: bell.at },
    readAt === null
      ? { name: "read", text: t("one.unread"), at: null }
      : { name: "read", text: t("one.read"), at: readAt },
  ];
}

/** What was decided of one delivery and what became of it, in order. */
export function deliverySteps(delivery: OwnDelivery, t: Translate<"deliveries">): Step[] {
  return [decision(delivery, t), ...attempts(delivery, t), ...outcome(delivery, t)];
}

function decision({ state, reason, decidedAt, decidedAgain }: OwnDelivery, t: Translate<"deliveries">): Step {
  const why = reasonWords(reason, t);
  const texts = {
    queued: t("one.decided.queued"),
    gathering: t("one.decided.gathering", { why }),
    skipped: t("one.decided.skipped", { why }),
  };
  const is =
    state === "gathered" ? "gathering" : state === "gathering" || state === "skipped" ? state : "queued";
  return { name: "decided", text: texts[is], at: decidedAt, ...(decidedAgain && { note: t("one.again") }) };
}

function attempts({ attempts: count, error }: OwnDelivery, t: Translate<"deliveries">): Step[] {
  if (count === 0) return [];
  const note = error === null ? {} : { note: t("one.lastError", { error }) };
  return [{ name: "attempts", text: t("one.attempts", { count }), at: null, ...note }];
}

function outcome(delivery: OwnDelivery, t: Translate<"deliveries">): Step[] {
  const { state, medium, reason, attempts: tried, decidedAt, dueAt, sentAt, carriedBy } = delivery;
  switch (state) {
    case "sent":
      return medium === "in_app" ? [] : [{ name: "sent", text: t("one.sent"), at: sentAt }];
    case "gathered":
      if (!carriedBy) return [];
      return carriedBy.sentAt === null
        ? [{ name: "carried", text: t("one.carriedLater"), at: carriedBy.dueAt }]
        : [{ name: "carried", text: t("one.carried"), at: carriedBy.sentAt }];
    case "gathering":
      return [{ name: "due", text: t("one.dueAt"), at: dueAt }];
    case "queued":
      if (tried > 0) return [{ name: "due", text: t("one.retryAt"), at: dueAt }];
      return dueAt > decidedAt ? [{ name: "due", text: t("one.dueAt"), at: dueAt }] : [];
    case "failed":
      return [
        { name: "failed", text: t("one.failed", { why: reasonWords(reason, t) }), at: null, tone: "danger" },
      ];
    case "sending":
    case "skipped":
      return [];
  }
}
