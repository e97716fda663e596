import type { InfiniteData } from "@tanstack/react-query";
import type { Command, CommandList } from "@/lib/commands/schema";

/** A list as the cache holds it. */
export type CommandPages = InfiniteData<CommandList, string | null>;

/** The list with some of its commands changed; the same list when none of them is in it. */
export function withEdited(
  data: CommandPages,
  ids: ReadonlySet<string>,
  edit: (command: Command) => Command,
): CommandPages {
  if (!data.pages.some(({ items }) => items.some(({ id }) => ids.has(id)))) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (ids.has(item.id) ? edit(item) : item)),
  }));
  return { ...data, pages };
}

/** The list without some of its commands; every page says how many are left in all. */
export function withoutSome(data: CommandPages, ids: ReadonlySet<string>): CommandPages {
  const gone = data.pages.flatMap(({ items }) => items).filter(({ id }) => ids.has(id)).length;
  if (gone === 0) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter(({ id }) => !ids.has(id)),
    total: Math.max(0, page.total - gone),
  }));
  return { ...data, pages };
}
