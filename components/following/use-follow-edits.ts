"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import {
  deleteFollow,
  followingKeys,
  isPartial,
  patchMuted,
  postFollow,
  putInto,
  removeFrom,
  setMutedIn,
} from "@/lib/broadcasters/queries";
import type { FollowedBroadcaster, FollowingPage } from "@/lib/broadcasters/schema";
import type { Problem } from "@/lib/http/client";

const say = (problem: Problem) => toast(problem.detail, { tone: "danger" });

/**
 * Changes the cached list. An answer on its way is from before the change and is called off; if it was the
 * rest of the list, that is asked for again once the server has heard of the change.
 */
function useListEdit() {
  const client = useQueryClient();
  const { list: queryKey } = followingKeys;
  return {
    edit: async (change: (page: FollowingPage) => FollowingPage) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<FollowingPage>(queryKey, (page) => page && change(page));
    },
    complete: () => {
      const page = client.getQueryData<FollowingPage>(queryKey);
      if (page && isPartial(page)) void client.invalidateQueries({ queryKey });
    },
  };
}

/** Mutes or unmutes: at once on the page, taken back if the server refuses. */
export function useSetMuted(): (channel: { id: string }, muted: boolean) => void {
  const { edit, complete } = useListEdit();
  const { mutate } = useMutation({
    mutationFn: ({ id, muted }: { id: string; muted: boolean }) => patchMuted(id, muted),
    onMutate: ({ id, muted }) => edit((page) => setMutedIn(page, id, muted)),
    onError: async (problem, { id, muted }) => {
      await edit((page) => setMutedIn(page, id, !muted));
      say(problem);
    },
    onSettled: complete,
  });
  return ({ id }, muted) => mutate({ id, muted });
}

/** Unfollows at once and offers undo, which follows again as before, muted if it was. */
export function useUnfollow(): (row: FollowedBroadcaster) => void {
  const t = useTranslations("following");
  const { edit, complete } = useListEdit();
  const { mutateAsync: unfollow } = useMutation({
    mutationFn: ({ id }: FollowedBroadcaster) => deleteFollow(id),
    onMutate: ({ id }) => edit((page) => removeFrom(page, id)),
    onError: async (problem, row) => {
      await edit((page) => putInto(page, row));
      say(problem);
    },
    onSettled: complete,
  });
  const { mutate: followAgain } = useMutation({
    mutationFn: async (row: FollowedBroadcaster) => {
      const again = await postFollow(row.login);
      return again.muted === row.muted ? again : patchMuted(row.id, row.muted);
    },
    onMutate: (row) => edit((page) => putInto(page, row)),
    onSuccess: (again) => edit((page) => putInto(page, again)),
    onError: async (problem, row) => {
      await edit((page) => removeFrom(page, row.id));
      say(problem);
    },
    onSettled: complete,
  });
  return (row) => {
    // Undone before the server answered: it still hears of both, in their order.
    const unfollowed = unfollow(row).then(
      () => true,
      () => false,
    );
    const undo = () => void unfollowed.then((done) => done && followAgain(row));
    toast(t("unfollowed", { name: row.displayName }), { undo });
  };
}
