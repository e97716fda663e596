"use client";
import { GitCompareArrows } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useUrlParams } from "@/components/ui/use-url-params";
import { ChannelPicker } from "./channel-picker";
import { CompareChannels } from "./compare-channels";
import { CompareStreams } from "./compare-streams";
import { type Compared, comparedEdit, comparedFrom, FEWEST, MOST } from "./compared";
import { StreamPicker } from "./stream-picker";
import { useHistoryWords } from "./use-history-words";

const KINDS = ["streams", "channels"] as const;

/** Two to four streams or channels, side by side. What is compared is in the address. */
export function ComparePage() {
  const { t } = useHistoryWords();
  const [params, setParams] = useUrlParams();
  const compared = comparedFrom(params);
  const { kind, keys } = compared;
  const put = (next: Compared) => setParams(comparedEdit(next), "push");
  const add = (key: string) => put({ kind, keys: [...keys, key] });
  const remove = (key: string) => put({ kind, keys: keys.filter((one) => one !== key) });
  return (
    <Page
      title={t("compare.title")}
      summary={kind === "streams" ? t("compare.ofStreams") : t("compare.ofChannels")}
      actions={
        <>
          <SegmentedControl<Compared["kind"]>
            legend={t("compare.what")}
            name="kind"
            segments={KINDS.map((value) => ({ value, label: t(`compare.${value}`) }))}
            value={kind}
            // An empty list of channels still says that channels are meant.
            onChange={(next) => setParams({ streams: "", channels: next === "channels" ? "," : "" }, "push")}
          />
          {keys.length < MOST &&
            (kind === "streams" ? (
              <StreamPicker chosen={keys} onChoose={add} />
            ) : (
              <ChannelPicker
                label={t("compare.addChannel")}
                chosen={keys}
                onChoose={({ login }) => add(login)}
              />
            ))}
        </>
      }
    >
      {keys.length < FEWEST ? (
        <EmptyState
          icon={<GitCompareArrows />}
          title={
            keys.length > 0
              ? t("compare.oneMore")
              : t(kind === "streams" ? "compare.twoStreams" : "compare.twoChannels")
          }
        >
          {kind === "streams" ? t("compare.streamsText") : t("compare.channelsText")}
        </EmptyState>
      ) : kind === "streams" ? (
        <CompareStreams ids={keys} onRemove={remove} />
      ) : (
        <CompareChannels logins={keys} onRemove={remove} />
      )}
    </Page>
  );
}
