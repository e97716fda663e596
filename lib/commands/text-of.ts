import { finish } from "./core/template/line";
import { renderTemplate } from "./core/template/render";
import type { Making } from "./execution";
import type { CommandRow } from "./repository-rows";

/** What is said at `now` (ms since the epoch), as far as that is known before the use is written down; null: later. */
export function textOf(
  making: Making,
  { uses, slashAllowed }: Pick<CommandRow, "uses" | "slashAllowed">,
  now: number,
): string | null {
  switch (making.by) {
    case "template": {
      const facts = { ...making.facts, now: new Date(now), count: uses + 1 };
      return renderTemplate(making.template, facts, { slashAllowed }).text;
    }
    case "text":
      return asLine(making.text);
    case "change":
    case "errand":
      return null;
  }
}

/** A text of ours as one line that Twitch takes, which commands no bot. */
export const asLine = (text: string): string => finish({ text, valueAt: 0, full: false }, false).text;
