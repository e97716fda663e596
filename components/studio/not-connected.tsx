import { Cable } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";

/** Stands in the place of a part of the studio that needs the bot in the chat, for the channel's owner. */
export function NotConnected({ login, title }: { login: string; title: string }) {
  const t = useTranslations("studio");
  return (
    <Page title={title}>
      <Card>
        <EmptyState
          icon={<Cable />}
          title={t("notConnected.title")}
          action={
            <Button asChild look="primary">
              <Link href={`/studio/${login}`}>{t("notConnected.action")}</Link>
            </Button>
          }
        >
          {t("notConnected.text")}
        </EmptyState>
      </Card>
    </Page>
  );
}
