/** Where a link leads: in lower case, without scheme, "www.", port and what follows "?" or "#". */
export interface Link {
  host: string;
  /** "" or with a "/" in front. */
  path: string;
}

const ENTRY = /^(?:https?:\/\/)?((?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]{2,})(\/[^\s?#]*)?$/iu;

/** Whether it names a domain, with a path or without. */
export const isAllowEntry = (entry: string): boolean => ENTRY.test(entry);

/** What an entry of an allow list lets through; undefined when it names no domain. */
export function allowEntry(entry: string): Link | undefined {
  const [, host, path = ""] = ENTRY.exec(entry.trim()) ?? [];
  if (host === undefined) return undefined;
  return { host: host.toLowerCase().replace(/^www\./, ""), path: path.toLowerCase().replace(/\/+$/, "") };
}

/**
 * Whether one of the entries lets a link through: a domain lets through all that is below it, with a path only what is
 * below that. A domain that merely ends or looks like it is another.
 */
export const isAllowed = (link: Link, allowed: readonly Link[]): boolean =>
  allowed.some(
    ({ host, path }) =>
      (link.host === host || link.host.endsWith(`.${host}`)) &&
      (path === "" || link.path === path || link.path.startsWith(`${path}/`)),
  );
