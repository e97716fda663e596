import { Check, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { RelativeTime } from "@/components/ui/relative-time";
import type { BotAccount } from "@/lib/sending/schema";

/** What each permission is for stands under these names. */
const SCOPES = {
  "user:bot": "bot",
  "user:read:chat": "read",
  "user:write:chat": "write",
  "chat:read": "readIrc",
  "chat:edit": "writeIrc",
  "moderator:manage:banned_users": "ban",
  "moderator:manage:chat_messages": "delete",
  "moderator:manage:warnings": "warn",
} as const;

const isKnown = (scope: string): scope is keyof typeof SCOPES => Object.hasOwn(SCOPES, scope);

interface AccountFactsProps {
  account: NonNullable<BotAccount["account"]>;
  wantedScopes: readonly string[];
}

/** Who the account is, and which permissions it has. */
export function AccountFacts({ account, wantedScopes }: AccountFactsProps) {
  const t = useTranslations("sending");
  const { displayName, avatarUrl, connectedAt, connectedBy, scopes } = account;
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar name={displayName} src={avatarUrl} size={40} />
        <div className="min-w-0">
          <p className="font-medium">
            <bdi>{displayName}</bdi>
          </p>
          <p className="text-ink-3 text-xs">
            {connectedBy
              ? t.rich("account.connectedBy", {
                  name: connectedBy,
                  time: () => <RelativeTime at={connectedAt} />,
                  who: (text) => <bdi>{text}</bdi>,
                })
              : t.rich("account.connected", { time: () => <RelativeTime at={connectedAt} /> })}
          </p>
        </div>
      </div>
      {scopes === null ? (
        <p className="text-pretty text-warn">{t("account.takenBack")}</p>
      ) : (
        <ul className="space-y-1" aria-label={t("account.permissions")}>
          {wantedScopes.map((scope) => (
            <Permission key={scope} scope={scope} given={scopes.includes(scope)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Permission({ scope, given }: { scope: string; given: boolean }) {
  const t = useTranslations("sending");
  const Icon = given ? Check : Minus;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
      <Icon
        aria-hidden
        className={given ? "size-3.5 self-center text-ok" : "size-3.5 self-center text-ink-3"}
      />
      {isKnown(scope) ? t(`account.scopes.${SCOPES[scope]}`) : scope}
      {!given && <span className="text-warn">{t("account.notAllowed")}</span>}
      <span className="font-mono text-ink-3 text-xs">{scope}</span>
    </li>
  );
}
