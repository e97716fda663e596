import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type {
  BulkInput,
  BulkResult,
  Command,
  CommandChangeInput,
  CommandList,
  CommandsQuery,
  DryRunInput,
  Execution,
  NewCommandInput,
} from "./schema";

export { MESSAGE_VARIABLES, messageProblems } from "./core/message-problems";
export { parseTemplate } from "./core/template/parse";
export { VARIABLES } from "./core/template/variables";

/** What of a list stands in the address. */
export type CommandsShown = Pick<CommandsQuery, "q" | "sort" | "removed"> &
  Partial<Pick<CommandsQuery, "enabled" | "builtin" | "permission">>;

export const commandKeys = {
  all: (login: string) => ["commands", login],
  lists: (login: string) => ["commands", login, "list"],
  list: (login: string, shown: CommandsShown) => ["commands", login, "list", shown],
  one: (login: string, id: string) => ["commands", login, "one", id],
} as const;

/** Most commands that a page of a list holds. */
export const COMMANDS_PAGE_SIZE = 500;

/** Commands of a channel, page by page. */
export const commandsQuery = (login: string, shown: CommandsShown) =>
  infiniteQueryOptions({
    queryKey: commandKeys.list(login, shown),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ sort: shown.sort, limit: String(COMMANDS_PAGE_SIZE) });
      if (shown.q) query.set("q", shown.q);
      if (shown.permission) query.set("permission", shown.permission);
      if (shown.removed) query.set("removed", "true");
      for (const flag of ["enabled", "builtin"] as const)
        if (shown[flag] !== undefined) query.set(flag, String(shown[flag]));
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<CommandList>(`${channelPath(login)}?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** One command. Fails with not_found when it is none of the person's. */
export const commandQuery = (login: string, id: string) =>
  queryOptions({
    queryKey: commandKeys.one(login, id),
    queryFn: ({ signal }) => fetchJson<Command>(commandPath(id), { signal }),
  });

const channelPath = (login: string): `/api/v1/${string}` => `/api/v1/channels/${login}/commands`;
const commandPath = (id: string): `/api/v1/${string}` => `/api/v1/commands/${id}`;

export const postCommand = (login: string, input: NewCommandInput): Promise<Command> =>
  fetchJson(channelPath(login), { method: "POST", body: input });

/** What is left out stays; with the version that was edited, what was changed meanwhile is not overwritten. */
export const patchCommand = (id: string, change: CommandChangeInput): Promise<Command> =>
  fetchJson(commandPath(id), { method: "PATCH", body: change });

export const deleteCommand = (id: string): Promise<void> => fetchJson(commandPath(id), { method: "DELETE" });

/** Brings a deleted command back; fails with conflict when its name was given away. */
export const restoreCommand = (id: string): Promise<Command> =>
  fetchJson(`${commandPath(id)}/restore`, { method: "POST" });

export const postBulk = (login: string, input: BulkInput): Promise<BulkResult> =>
  fetchJson(`${channelPath(login)}/bulk`, { method: "POST", body: input });

/** What somebody of a role would be answered, or why they would not; nothing is said and nothing counted. */
export const dryRun = (login: string, input: DryRunInput, signal?: AbortSignal): Promise<Execution> =>
  fetchJson(`${channelPath(login)}/dry-run`, { method: "POST", body: input, ...(signal && { signal }) });

/** Whether an event says that the commands are others than before. */
export const isAboutCommands = (event: RecordedEvent): boolean =>
  event.kind === "commands.changed" && event.payload.what === "commands";

/** The list with a command that was just answered counted up: pages need not ask again for that. */
export function countedUp<Page extends { items: Command[] }>(pages: Page[], event: RecordedEvent): Page[] {
  if (event.kind !== "command.executed") return pages;
  const { commandId } = event.payload;
  return pages.map((page) =>
    page.items.every(({ id }) => id !== commandId)
      ? page
      : {
          ...page,
          items: page.items.map((item) =>
            item.id === commandId ? { ...item, uses: item.uses + 1, lastUsedAt: event.at } : item,
          ),
        },
  );
}
