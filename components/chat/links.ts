/** A message with what was said around it. */
export const messagePath = (id: string): `/chat/${string}` => `/chat/${encodeURIComponent(id)}`;

/** A search, as it stands in the address. */
export const searchPath = (query: string): string => `/chat?${new URLSearchParams({ q: query })}`;
