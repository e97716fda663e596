"use client";
import { useTranslations } from "next-intl";
import { BotNote } from "@/components/commands/bot-note";
import { Card } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { ActionLog } from "./action-log";
import { ConductCard } from "./conduct-card";
import { RuleCard } from "./rule-card";
import { useModeration, useModerationEdits } from "./use-moderation";
import { SHOWN_RULES } from "./words";

/** The studio's page of how a channel keeps order. */
export function ModerationPage({ login, operator }: { login: string; operator: boolean }) {
  const t = useTranslations("moderation");
  const { settings, actions } = useModeration(login);
  const edits = useModerationEdits(login);
  return (
    <Page title={t("page.title")} summary={t("page.summary")}>
      <BotNote login={login} operator={operator} />
      {settings.data ? (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="space-y-4">
            {SHOWN_RULES.map((kind) => {
              const rule = settings.data.rules.find((one) => one.kind === kind);
              return rule && <RuleCard key={kind} login={login} rule={rule} edits={edits} />;
            })}
          </div>
          <div className="space-y-4">
            <ConductCard conduct={settings.data.conduct} conducting={edits.conducting} />
            <ActionLog query={actions} undoing={edits.undoing} permitting={edits.permitting} />
          </div>
        </div>
      ) : (
        <Card>
          <NotYet query={settings} loading={t("page.loading")} />
        </Card>
      )}
    </Page>
  );
}
