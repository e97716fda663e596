"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { targetQuery } from "@/lib/targets/queries";
import { ActiveStreams } from "./active-streams";
import { TargetFacts } from "./target-facts";
import { TargetPicture } from "./target-picture";
import { TargetControls } from "./target-row";
import { useTargetEvents } from "./use-targets";

/** One target: what the last look said, and who is on air there. */
export function TargetPage({ id }: { id: string }) {
  const t = useTranslations("targets");
  const router = useRouter();
  useTargetEvents();
  const query = useQuery(targetQuery(id));
  const target = query.data;
  if (!target) {
    return (
      <Page title={t("page.title")} wide>
        <NotYet query={query}>
          <Skeleton className="mb-6 h-24" />
          <Skeleton className="h-64" />
        </NotYet>
      </Page>
    );
  }
  return (
    <Page
      title={target.name}
      summary={t(`kind.${target.kind}`)}
      picture={<TargetPicture {...target} />}
      actions={<TargetControls target={target} onRemoved={() => router.push("/admin/targets")} />}
      wide
    >
      <Card className="mb-6 p-4">
        <TargetFacts target={target} />
      </Card>
      <ActiveStreams id={id} />
    </Page>
  );
}
