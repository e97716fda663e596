import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  BroadcasterOverride,
  BroadcasterPreferences,
  CategoryList,
  OverrideList,
  Preferences,
  PreferencesPatch,
  Preview,
  PreviewInput,
} from "./schema";

export { isZone } from "./core/zones";

export const preferenceKeys = {
  all: ["preferences"],
  mine: ["preferences", "mine"],
  overrides: ["preferences", "overrides"],
  override: (broadcasterId: string) => ["preferences", "overrides", broadcasterId],
  categories: ["preferences", "categories"],
  previews: ["preferences", "preview"],
  preview: (wanted: PreviewInput) => ["preferences", "preview", wanted],
} as const;

const base = "/api/v1/me/preferences";

/** How the person wants to be told. */
export const preferencesQuery = () =>
  queryOptions({
    queryKey: preferenceKeys.mine,
    queryFn: ({ signal }) => fetchJson<Preferences>(base, { signal }),
  });

/** Broadcasters for whom something differs, and who are muted. */
export const overridesQuery = () =>
  queryOptions({
    queryKey: preferenceKeys.overrides,
    queryFn: ({ signal }) => fetchJson<OverrideList>(`${base}/broadcasters`, { signal }),
  });

/** What differs for one broadcaster whom the person follows. */
export const overrideQuery = (broadcasterId: string) =>
  queryOptions({
    queryKey: preferenceKeys.override(broadcasterId),
    queryFn: ({ signal }) =>
      fetchJson<BroadcasterOverride>(`/api/v1/following/${broadcasterId}/preferences`, { signal }),
    retry: false,
  });

/** Categories that rules can be made of. */
export const categoriesQuery = () =>
  queryOptions({
    queryKey: preferenceKeys.categories,
    queryFn: ({ signal }) => fetchJson<CategoryList>(`${base}/categories`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What would have happened; what was found before stays in view while it is asked. */
export const previewQuery = (wanted: PreviewInput) =>
  queryOptions({
    queryKey: preferenceKeys.preview(wanted),
    queryFn: ({ signal }) => fetchJson<Preview>(`${base}/preview`, { method: "POST", body: wanted, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const patchPreferences = (change: PreferencesPatch): Promise<Preferences> =>
  fetchJson(base, { method: "PATCH", body: change });

/** Sets all that differs for one broadcaster. */
export const putOverride = (
  broadcasterId: string,
  wanted: BroadcasterPreferences,
): Promise<BroadcasterOverride> =>
  fetchJson(`/api/v1/following/${broadcasterId}/preferences`, { method: "PUT", body: wanted });
