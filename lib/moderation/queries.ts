import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  ActionList,
  ConductChangeInput,
  DryRun,
  ModerationAction,
  ModerationSettings,
  Permit,
  RuleChangeInput,
  RuleDraftInput,
  Trial,
  Undone,
} from "./schema";

export { lasting } from "./core/announcement";

export const moderationKeys = {
  all: (login: string) => ["moderation", login],
  settings: (login: string) => ["moderation", login, "settings"],
  actions: (login: string) => ["moderation", login, "actions"],
  trial: (login: string, text: string, rule: RuleDraftInput | null) => [
    ...["moderation", login, "trial"],
    text,
    rule,
  ],
} as const;

const base = (login: string) => `/api/v1/channels/${login}/moderation` as const;

/** How a channel keeps order. */
export const moderationQuery = (login: string) =>
  queryOptions({
    queryKey: moderationKeys.settings(login),
    queryFn: ({ signal }) => fetchJson<ModerationSettings>(base(login), { signal }),
  });

/** Offences in a channel, page by page, the latest first. */
export const actionsQuery = (login: string) =>
  infiniteQueryOptions({
    queryKey: moderationKeys.actions(login),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? `?${new URLSearchParams({ cursor: pageParam })}` : "";
      return fetchJson<ActionList>(`${base(login)}/actions${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** What would happen to a line; null tries it on all rules that are switched on. */
export const trialQuery = (login: string, text: string, rule: RuleDraftInput | null) =>
  queryOptions({
    queryKey: moderationKeys.trial(login, text, rule),
    queryFn: ({ signal }) =>
      fetchJson<Trial>(`${base(login)}/trials`, { method: "POST", body: { text, rule }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const patchRule = (login: string, change: RuleChangeInput): Promise<ModerationSettings> =>
  fetchJson(`${base(login)}/rules`, { method: "PATCH", body: change });

export const patchConduct = (login: string, change: ConductChangeInput): Promise<ModerationSettings> =>
  fetchJson(`${base(login)}/conduct`, { method: "PATCH", body: change });

export const postUndo = (login: string, id: string): Promise<Undone> =>
  fetchJson(`${base(login)}/actions/${id}/undo`, { method: "POST" });

/** Lets somebody post links for as long as the channel has it. */
export const postPermit = (login: string, guest: string): Promise<Permit> =>
  fetchJson(`${base(login)}/permits`, { method: "POST", body: { login: guest } });

/** Looks at the channel's newest messages; told to the owner like any other look into the log. */
export const postDryRun = (login: string, rule: RuleDraftInput | null, messages: number): Promise<DryRun> =>
  fetchJson(`${base(login)}/dry-run`, { method: "POST", body: { rule, messages } });

/** The list with one entry as it is now. */
export const withAction = (
  list: InfiniteData<ActionList, string | null>,
  action: ModerationAction,
): InfiniteData<ActionList, string | null> => ({
  ...list,
  pages: list.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === action.id ? action : item)),
  })),
});
