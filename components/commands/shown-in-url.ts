import type { CommandsShown } from "@/lib/commands/queries";
import { commandSort, permission } from "@/lib/commands/schema";

/** Which commands the table shows, in one word of the address. */
const STATES = {
  on: { enabled: true },
  off: { enabled: false },
  own: { builtin: false },
  builtin: { builtin: true },
} as const satisfies Record<string, Partial<CommandsShown>>;
export type CommandState = keyof typeof STATES | "";

const isState = (value: string | null): value is keyof typeof STATES =>
  value !== null && Object.hasOwn(STATES, value);

/** The state that the address names; "" for every one, also where it names none that there is. */
export function stateFrom(params: URLSearchParams): CommandState {
  const state = params.get("state");
  return isState(state) ? state : "";
}

/** What of the table the address asks for; what it says wrongly counts as not said. */
export function shownFrom(params: URLSearchParams): CommandsShown {
  const state = stateFrom(params);
  const asked = permission.safeParse(params.get("permission")).data;
  return {
    q: (params.get("q") ?? "").trim().replace(/^!+/, "").toLowerCase().slice(0, 100),
    sort: commandSort.safeParse(params.get("sort")).data ?? "name",
    removed: false,
    ...(asked && { permission: asked }),
    ...(state !== "" && STATES[state]),
  };
}

/** What to put into the address so that every command is shown. */
export const SHOW_ALL = { q: "", permission: "", state: "" } as const;

/** Whether something narrows the table. */
export const isNarrowed = ({ q, permission, enabled, builtin }: CommandsShown): boolean =>
  q !== "" || permission !== undefined || enabled !== undefined || builtin !== undefined;
