"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { useNow } from "@/components/ui/clock";
import { CalendarDate, RelativeTime } from "@/components/ui/relative-time";
import { type ApiKey, type KeyOwner, stateOf } from "@/lib/api-keys/schema";
import { RevokeKey } from "./revoke-key";

/** A key with what it may and how it stands, and its end. */
export function KeyRow({ owner, apiKey }: { owner: KeyOwner; apiKey: ApiKey }) {
  const t = useTranslations("api-keys.row");
  const state = stateOf(apiKey, useNow(10_000));
  const { name, prefix, scopes } = apiKey;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-64 space-y-2">
        <h2 className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <span className="min-w-0 break-words font-semibold">{name}</span>
          <code className="font-mono text-ink-3 text-xs">{prefix}…</code>
          {state !== "active" && <Badge tone={state === "revoked" ? "danger" : "warn"}>{t(state)}</Badge>}
        </h2>
        <KeyFacts owner={owner} apiKey={apiKey} />
        <details className="text-xs">
          <summary className="cursor-pointer text-ink-2">{t("scopes", { count: scopes.length })}</summary>
          <ul aria-label={t("scopesOf", { name })} className="mt-1.5 flex flex-wrap gap-1">
            {scopes.map((scope) => (
              <li key={scope} className="rounded bg-raised px-1.5 py-0.5 font-mono">
                {scope}
              </li>
            ))}
          </ul>
        </details>
      </div>
      {state === "active" && <RevokeKey owner={owner} apiKey={apiKey} />}
    </li>
  );
}

function KeyFacts({ owner, apiKey }: { owner: KeyOwner; apiKey: ApiKey }) {
  const t = useTranslations("api-keys.row");
  const { createdAt, createdBy, lastUsedAt, expiresAt, revokedAt } = apiKey;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-ink-2 text-xs">
      <Fact label={t("created")}>
        <CalendarDate at={createdAt} />
        {owner === "instance" && ` · ${createdBy ?? t("nobody")}`}
      </Fact>
      <Fact label={t("used")}>{lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t("unused")}</Fact>
      <Fact label={t("expires")}>{expiresAt ? <CalendarDate at={expiresAt} /> : t("never")}</Fact>
      {revokedAt && (
        <Fact label={t("revoked")}>
          <RelativeTime at={revokedAt} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
