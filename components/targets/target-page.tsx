"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
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
  const { data: target, error, isFetching, refetch } = useQuery(targetQuery(id));
  if (!target) {
    return (
      <Page title={t("page.title")} wide>
        {error && (
          <ErrorState
            message={error.message}
            requestId={error.requestId}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        )}
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
