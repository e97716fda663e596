"use client";
import { Film, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NOTHING_TICKED, tickedAmong, tickedUpTo, toggled } from "@/components/commands/selection";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { SkeletonRows } from "@/components/ui/skeleton";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import { VirtualList } from "@/components/ui/virtual-list";
import { ClipCount } from "./clip-count";
import { ManageBar } from "./manage-bar";
import { MANAGE_ROW, ManageRow } from "./manage-row";
import { TakeIn } from "./take-in";
import { useBulk, useManaged } from "./use-manager";

/** A channel's clips as rows: to be removed, restored and tagged, one or many at once. */
export function ManageCard({ login }: { login: string }) {
  const t = useTranslations("clips");
  const [params, setParams] = useUrlParams();
  const removed = params.get("removed") === "true";
  const q = (params.get("q") ?? "").trim().toLowerCase().slice(0, 100);
  return (
    <CardSection
      title={t("manage.title")}
      hint={t("manage.hint")}
      actions={
        <search className="flex flex-wrap items-center gap-2">
          <UrlSearchInput
            param="q"
            label={t("toolbar.search")}
            placeholder={t("toolbar.searchHint")}
            className="max-sm:w-full sm:w-64"
          />
          <SegmentedControl
            legend={t("manage.which")}
            name="which"
            segments={[
              { value: "there", label: t("manage.there") },
              { value: "removed", label: t("manage.removed") },
            ]}
            value={removed ? "removed" : "there"}
            onChange={(which) => setParams({ removed: which === "removed" ? "true" : "" }, "push")}
          />
        </search>
      }
    >
      <TakeIn login={login} />
      <Rows key={String(removed)} login={login} q={q} removed={removed} />
    </CardSection>
  );
}

function Rows({ login, q, removed }: { login: string; q: string; removed: boolean }) {
  const t = useTranslations("clips");
  const { query, clips, total } = useManaged(login, { q, removed });
  const { busy, act, tag } = useBulk(login);
  const [ticked, setTicked] = useState(NOTHING_TICKED);
  const ids = clips.map(({ id }) => id);
  const chosen = tickedAmong(ticked, ids);
  const clear = () => setTicked(NOTHING_TICKED);
  if (!query.data)
    return (
      <NotYet query={query} loading={t("list.loading")}>
        <SkeletonRows height="h-19" />
      </NotYet>
    );
  if (clips.length === 0) return <None narrowed={q !== ""} removed={removed} />;
  return (
    <div className="pb-2">
      <ClipCount total={total} className="px-4 py-2 text-xs" />
      <VirtualList
        label={t(removed ? "manage.removedList" : "manage.list")}
        items={clips}
        keyOf={({ id }) => id}
        heightOf={() => MANAGE_ROW}
      >
        {(clip) => (
          <ManageRow
            clip={clip}
            ticked={ticked.ids.has(clip.id)}
            busy={busy}
            onTick={(range) => setTicked(range ? tickedUpTo(ticked, clip.id, ids) : toggled(ticked, clip.id))}
            onAct={(action) => act(action, [clip.id])}
          />
        )}
      </VirtualList>
      <NextPage query={query} label={t("list.more")} end="" />
      {chosen.length > 0 && (
        <ManageBar
          count={chosen.length}
          removed={removed}
          busy={busy}
          onAct={(action) => act(action, chosen, clear)}
          onTag={(word) => tag([word], chosen, clear)}
          onClear={clear}
        />
      )}
    </div>
  );
}

function None({ narrowed, removed }: { narrowed: boolean; removed: boolean }) {
  const t = useTranslations("clips");
  if (narrowed)
    return (
      <EmptyState icon={<SearchX />} title={t("none.likeTitle")}>
        {t("none.likeText")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<Film />} title={t(removed ? "manage.noneRemoved" : "none.title")}>
      {t(removed ? "manage.noneRemovedText" : "none.text")}
    </EmptyState>
  );
}
