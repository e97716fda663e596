import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { RelativeTime } from "@/components/ui/relative-time";

interface AccountFactsProps {
  person: { name: string; login: string; image: string | null };
  /** When the account was made here, ISO 8601. */
  since: string;
  scopes: readonly string[];
}

/** What each of Twitch's permissions lets Tallylight do, in a line. */
const PERMISSIONS = new Map<string, "email" | "follows">([
  ["user:read:email", "email"],
  ["user:read:follows", "follows"],
]);

export function AccountFacts({ person, since, scopes }: AccountFactsProps) {
  const t = useTranslations("settings.account");
  return (
    <dl className="divide-y divide-line [&_dt]:w-32 [&_dt]:shrink-0 [&_dt]:text-ink-3 [&>div]:flex [&>div]:gap-4 [&>div]:px-4 [&>div]:py-3">
      <div>
        <dt>{t("signedInAs")}</dt>
        <dd className="flex min-w-0 items-center gap-2.5">
          <Avatar name={person.name} src={person.image} size={24} />
          <span className="truncate font-medium">{person.name}</span>
          <span className="truncate text-ink-3">{person.login}</span>
        </dd>
      </div>
      <div>
        <dt>{t("since")}</dt>
        <dd>
          <RelativeTime at={since} />
        </dd>
      </div>
      <div>
        <dt>{t("permissions")}</dt>
        <dd>
          {scopes.length === 0 ? (
            <p className="text-ink-2">{t("none")}</p>
          ) : (
            <ul className="space-y-1.5">
              {scopes.map((scope) => (
                <li key={scope}>
                  {t(PERMISSIONS.get(scope) ?? "other")}{" "}
                  <code className="font-mono text-ink-3 text-xs">{scope}</code>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
    </dl>
  );
}
