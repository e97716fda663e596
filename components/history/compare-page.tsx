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

const KINDS = [
  { value: "streams", label: "Streams" },
  { value: "channels", label: "Channels" },
] as const;

/** Two to four streams or channels, side by side. What is compared is in the address. */
export function ComparePage() {
  const [params, setParams] = useUrlParams();
  const compared = comparedFrom(params);
  const { kind, keys } = compared;
  const put = (next: Compared) => setParams(comparedEdit(next), "push");
  const add = (key: string) => put({ kind, keys: [...keys, key] });
  const remove = (key: string) => put({ kind, keys: keys.filter((one) => one !== key) });
  return (
    <Page
      title="Compare"
      summary={kind === "streams" ? "Streams from their starts" : "Channels over the same days"}
      actions={
        <>
          <SegmentedControl<Compared["kind"]>
            legend="What to compare"
            name="kind"
            segments={KINDS}
            value={kind}
            // An empty list of channels still says that channels are meant.
            onChange={(next) => setParams({ streams: "", channels: next === "channels" ? "," : "" }, "push")}
          />
          {keys.length < MOST &&
            (kind === "streams" ? (
              <StreamPicker chosen={keys} onChoose={add} />
            ) : (
              <ChannelPicker label="Add a channel" chosen={keys} onChoose={({ login }) => add(login)} />
            ))}
        </>
      }
    >
      {keys.length < FEWEST ? (
        <EmptyState
          icon={<GitCompareArrows />}
          title={keys.length === 0 ? `Choose two ${kind}` : `Choose one more`}
        >
          {kind === "streams"
            ? "Two to four streams, of one channel or several, are laid over each other from their starts."
            : "Two to four channels are laid over each other, day by day."}
        </EmptyState>
      ) : kind === "streams" ? (
        <CompareStreams ids={keys} onRemove={remove} />
      ) : (
        <CompareChannels logins={keys} onRemove={remove} />
      )}
    </Page>
  );
}
