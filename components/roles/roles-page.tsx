"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { RoleSyncStatus } from "@/lib/roles/schema";
import { DriftReport } from "./drift-report";
import { HealthCard } from "./health-card";
import { IntervalCard } from "./interval-card";
import { Lists } from "./lists";
import { Members } from "./members";
import { MissingCard } from "./missing-card";
import { RunsCard } from "./runs-card";
import { shownFrom } from "./shown-in-url";
import { SyncNow } from "./sync-now";
import { useRoleSync } from "./use-roles";
import { ROLES } from "./words";

interface RolesPageProps {
  login: string;
  /** Sends the owner to Twitch to allow what is missing. Null for operators, who see how syncing goes and no names. */
  allow: ((form: FormData) => Promise<void>) | null;
}

/** The studio's page of who is what in a channel, and how far that is in step with Twitch. */
export function RolesPage({ login, allow }: RolesPageProps) {
  const t = useTranslations("roles");
  const { status, query, sync } = useRoleSync(login);
  return (
    <Page title={t("page.title")} summary={t("page.summary")} actions={status && <SyncNow sync={sync} />}>
      {status ? (
        <div className="space-y-6">
          <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
            <div className="min-w-0 space-y-4">
              <HealthCard status={status} />
              <Lists lists={status.lists} />
              <MissingCard scopes={status.missingScopes} allow={allow} />
            </div>
            {allow && <IntervalCard login={login} intervalMinutes={status.intervalMinutes} />}
          </div>
          {allow ? (
            <OwnersPart login={login} lists={status.lists} />
          ) : (
            <RunsCard login={login} opened="" onOpen={null} />
          )}
        </div>
      ) : (
        <Card>
          <NotYet query={query} loading={t("page.loading")} />
        </Card>
      )}
    </Page>
  );
}

/** People by role, or the syncs and what each changed; which, is in the address. */
function OwnersPart({ login, lists }: { login: string } & Pick<RoleSyncStatus, "lists">) {
  const t = useTranslations("roles");
  const [params, setParams] = useUrlParams();
  const { view, role, q, run } = shownFrom(params);
  // Whose report was opened here last: the focus goes along with it, and comes back.
  const [opened, setOpened] = useState("");
  return (
    <div className="space-y-4">
      <search className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SegmentedControl
          legend={t("page.view")}
          name="view"
          segments={[
            { value: "members", label: t("page.members") },
            { value: "syncs", label: t("page.syncs") },
          ]}
          value={view}
          onChange={(next) => {
            setOpened("");
            setParams({ view: next === "members" ? "" : next, run: "" }, "push");
          }}
        />
        {view === "members" && (
          <>
            <SegmentedControl
              legend={t("members.which")}
              name="role"
              segments={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
              value={role}
              onChange={(next) => setParams({ role: next === "subscriber" ? "" : next }, "push")}
            />
            <UrlSearchInput
              param="q"
              label={t("members.search")}
              placeholder={t("members.name")}
              className="max-sm:w-full sm:w-56"
            />
          </>
        )}
      </search>
      {view === "members" ? (
        <Members key={role} login={login} role={role} q={q} read={lists[role] !== null} />
      ) : run !== "" ? (
        <DriftReport
          login={login}
          runId={run}
          takesFocus={run === opened}
          onClose={() => setParams({ view: "syncs", run: "" }, "push")}
        />
      ) : (
        <RunsCard
          login={login}
          opened={opened}
          onOpen={(id) => {
            setOpened(id);
            setParams({ view: "syncs", run: id }, "push");
          }}
        />
      )}
    </div>
  );
}
