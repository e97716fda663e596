"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useState } from "react";
import { targetSearchQuery } from "@/lib/targets/queries";
import type { AddTargetInput, TargetKind, TargetSearchAnswer } from "@/lib/targets/schema";
import { TargetPicture } from "./target-picture";
import { useAddTarget } from "./use-targets";

/** How long nobody has typed before Twitch is asked: each question costs of what it grants. */
const PAUSE_MS = 250;

/** Finds what can be added as one types; the arrow keys choose, Enter adds. */
export function TargetSearch({ kind, onAdded }: { kind: TargetKind; onAdded: () => void }) {
  const t = useTranslations("targets.add");
  const [typed, setTyped] = useState("");
  const wanted = useSettled(typed.trim());
  const { data, error, isFetching } = useQuery(targetSearchQuery(kind, wanted));
  const found = useDeferredValue(data?.items ?? []);
  const add = useAddTarget();
  const words = () => {
    if (error) return error.message;
    if (typed.trim() === "") return t("begin");
    return isFetching || wanted !== typed.trim() ? t("searching") : t("none");
  };
  const field = kind === "game" ? t("findGame") : t("findBroadcaster");
  return (
    <Command label={field} shouldFilter={false} loop className="rounded-md border border-line">
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder={field}
        maxLength={100}
        className="h-10 w-full border-line border-b bg-transparent px-3 outline-none placeholder:text-ink-3"
      />
      <Command.List label={t("results")} className="max-h-72 min-h-20 overflow-y-auto p-1">
        <Command.Empty role="status" className="px-3 py-6 text-center text-ink-2">
          {words()}
        </Command.Empty>
        {wanted !== "" &&
          found.map((candidate) => (
            <Command.Item
              key={candidate.twitchId}
              value={candidate.twitchId}
              disabled={candidate.added || add.isPending}
              onSelect={() => add.mutate(inputOf(kind, candidate, wanted), { onSuccess: onAdded })}
              className="flex min-h-9 cursor-pointer items-center gap-3 rounded px-2 py-1 data-[selected=true]:bg-raised aria-disabled:cursor-default"
            >
              <TargetPicture {...candidate} kind={kind} />
              <span className="min-w-0 truncate">{candidate.name}</span>
              {candidate.added && <span className="ml-auto shrink-0 text-ink-2 text-xs">{t("added")}</span>}
            </Command.Item>
          ))}
      </Command.List>
    </Command>
  );
}

/** A broadcaster is found by exactly what was typed. */
const inputOf = (
  kind: TargetKind,
  { twitchId }: TargetSearchAnswer["items"][number],
  typed: string,
): AddTargetInput =>
  kind === "game" ? { kind, twitchId } : { kind, login: typed.replace(/^@/, "").toLowerCase() };

/** What was typed, once nobody types any more. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return typed === "" ? "" : settled;
}
