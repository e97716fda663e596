import type { PublisherView } from "@/lib/publishers/schema";
import type { WebhookChange, WebhookInput } from "@/lib/webhooks/schema";
import { KIND_GROUPS, type Kind, PERSONAL } from "./kind-groups";

/** A webhook as its form has it. */
export interface WebhookDraft {
  name: string;
  url: string;
  /** All kinds that need no choosing, also those to come; otherwise `kinds`. */
  all: boolean;
  kinds: ReadonlySet<Kind>;
}

const OFFERED = KIND_GROUPS.flatMap(({ kinds }) => kinds);

/** A new one gets everything that is not personal. */
export const EMPTY_DRAFT: WebhookDraft = {
  name: "",
  url: "",
  all: true,
  kinds: new Set(OFFERED.filter((kind) => !PERSONAL.has(kind))),
};

/** What a form shows of a webhook. Kinds that are known no more are left out. */
export function draftOf({ name, url, kinds }: Pick<PublisherView, "name" | "url" | "kinds">): WebhookDraft {
  return {
    name,
    url: url ?? "",
    all: kinds === null,
    kinds: kinds === null ? EMPTY_DRAFT.kinds : new Set(OFFERED.filter((kind) => kinds.includes(kind))),
  };
}

/** What is sent of a form. */
export const inputOf = ({ name, url, all, kinds }: WebhookDraft): WebhookInput => ({
  name: name.trim(),
  url: url.trim(),
  kinds: all ? null : OFFERED.filter((kind) => kinds.has(kind)),
});

/** What is another in the form than it is there; null: nothing. */
export function changeOf(draft: WebhookDraft, saved: WebhookDraft): WebhookChange | null {
  const [next, before] = [inputOf(draft), inputOf(saved)];
  const change: WebhookChange = {
    ...(next.name !== before.name && { name: next.name }),
    ...(next.url !== before.url && { url: next.url }),
    ...(String(next.kinds) !== String(before.kinds) && { kinds: next.kinds }),
  };
  return Object.keys(change).length > 0 ? change : null;
}
