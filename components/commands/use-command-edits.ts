"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { commandKeys, deleteCommand, patchCommand, postBulk, restoreCommand } from "@/lib/commands/queries";
import type { BulkInput, Command } from "@/lib/commands/schema";
import { type CommandPages, withEdited, withoutSome } from "./list-edits";

/** At most so many at once (`bulkInput`). */
const BULK_MOST = 500;

const failed = (error: Error) => toast(error.message, { tone: "danger" });

/** Edits of every list of the channel's commands that is held, so that what was done is seen at once. */
function useHeldLists(login: string) {
  const client = useQueryClient();
  const queryKey = commandKeys.lists(login);
  const edit = (change: (data: CommandPages) => CommandPages) =>
    client.setQueriesData<CommandPages>({ queryKey }, (data) => data && change(data));
  return {
    /** An answer that is on its way knows nothing of the edit, and must not undo it. */
    still: () => client.cancelQueries({ queryKey }),
    fresh: () => client.invalidateQueries({ queryKey }),
    put: (command: Command) => edit((data) => withEdited(data, new Set([command.id]), () => command)),
    enable: (ids: readonly string[], enabled: boolean) =>
      edit((data) => withEdited(data, new Set(ids), (command) => ({ ...command, enabled }))),
    remove: (ids: readonly string[]) => edit((data) => withoutSome(data, new Set(ids))),
  };
}

/** Switches a command on or off: seen at once, and taken back when it could not be done. */
export function useSwitchCommand(login: string) {
  const lists = useHeldLists(login);
  return useMutation({
    mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) => patchCommand(id, { enabled }),
    onMutate: async ({ id, enabled }) => {
      await lists.still();
      lists.enable([id], enabled);
    },
    onSuccess: (command) => lists.put(command),
    onError: (error, { id, enabled }) => {
      lists.enable([id], !enabled);
      failed(error);
    },
  });
}

/** Deletes a command, which can be undone for as long as the toast is there. */
export function useDeleteCommand(login: string) {
  const t = useTranslations("commands");
  const lists = useHeldLists(login);
  const restore = useMutation({
    mutationFn: (id: string) => restoreCommand(id),
    onError: failed,
    onSettled: lists.fresh,
  });
  return useMutation({
    mutationFn: ({ id }: Pick<Command, "id" | "name">) => deleteCommand(id),
    onMutate: async ({ id }) => {
      await lists.still();
      lists.remove([id]);
    },
    onSuccess: (_nothing, { id, name }) =>
      toast(t("edits.deleted", { name }), { undo: () => restore.mutate(id) }),
    onError: failed,
    onSettled: lists.fresh,
  });
}

const UNDONE_BY = { enable: "disable", disable: "enable", delete: "restore" } as const;

/** What is done to those that the table shows: none of them is to be restored. */
export type BulkAction = keyof typeof UNDONE_BY;

interface Bulk {
  action: BulkAction;
  commands: readonly Pick<Command, "id" | "enabled" | "builtin">[];
}

/** Does the same to several commands, and offers to undo it to just those to which it was done. */
export function useBulk(login: string) {
  const t = useTranslations("commands");
  const lists = useHeldLists(login);
  const undo = useMutation({
    mutationFn: ({ action, ids }: { action: BulkInput["action"]; ids: string[] }) =>
      inParts(login, action, ids),
    onError: failed,
    onSettled: lists.fresh,
  });
  return useMutation({
    mutationFn: (bulk: Bulk) => inParts(login, bulk.action, concernedBy(bulk)),
    onMutate: async (bulk) => {
      await lists.still();
      const ids = concernedBy(bulk);
      if (bulk.action === "delete") lists.remove(ids);
      else lists.enable(ids, bulk.action === "enable");
    },
    onSuccess: ({ done, skipped }, bulk) => {
      const left = new Set(skipped.map(({ id }) => id));
      const ids = concernedBy(bulk).filter((id) => !left.has(id));
      const [first] = skipped;
      const why = first ? ` ${t("edits.skipped", { count: skipped.length, why: first.why })}` : "";
      toast(`${t(`edits.done.${bulk.action}`, { count: done })}${why}`, {
        ...(ids.length > 0 && { undo: () => undo.mutate({ action: UNDONE_BY[bulk.action], ids }) }),
      });
    },
    onError: failed,
    onSettled: lists.fresh,
  });
}

/** Those that are not yet as they are to be; of our own none is deleted. */
function concernedBy({ action, commands }: Bulk): string[] {
  const concerned = commands.filter(({ enabled, builtin }) =>
    action === "delete" ? builtin === null : enabled !== (action === "enable"),
  );
  return concerned.map(({ id }) => id);
}

async function inParts(login: string, action: BulkInput["action"], ids: readonly string[]) {
  const all = { done: 0, skipped: [] as Awaited<ReturnType<typeof postBulk>>["skipped"] };
  for (let from = 0; from < ids.length; from += BULK_MOST) {
    const part = await postBulk(login, { action, ids: ids.slice(from, from + BULK_MOST) });
    all.done += part.done;
    all.skipped.push(...part.skipped);
  }
  return all;
}
