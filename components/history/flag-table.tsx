"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { momentText } from "@/components/clips/length-text";
import { clipPath } from "@/components/clips/links";
import { streamPlace } from "@/components/clips/place";
import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { ClipFlag } from "@/lib/clips/schema";
import type { StreamDetail } from "@/lib/streams/schema";

interface FlagTableProps {
  stream: Pick<StreamDetail, "id" | "broadcaster">;
  flags: readonly ClipFlag[];
}

/** The clips of a stream in its order: what the flags on the curve say. */
export function FlagTable({ stream, flags }: FlagTableProps) {
  const t = useTranslations("clips");
  const place = streamPlace(stream.broadcaster.login, stream.id);
  return (
    <Table aria-label={t("flags.label")}>
      <TableHead>
        <TableRow>
          <HeaderCell numeric>{t("flags.moment")}</HeaderCell>
          <HeaderCell>{t("flags.clip")}</HeaderCell>
          <HeaderCell>{t("details.creator")}</HeaderCell>
          <HeaderCell numeric>{t("card.views")}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {flags.map((flag) => (
          <TableRow key={flag.id}>
            <Cell numeric>{momentText(flag.offsetSeconds)}</Cell>
            <Cell>
              <Link href={clipPath(flag.id, place)} prefetch={false} className="text-accent hover:underline">
                <bdi>{flag.title}</bdi>
              </Link>
            </Cell>
            <Cell>
              <bdi>{flag.creatorName}</bdi>
            </Cell>
            <Cell numeric>
              <Count value={flag.views} />
            </Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
