import { CircleAlert, Mail, UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PermissionList } from "@/components/landing/permission-list";
import { signInProblem } from "@/components/landing/sign-in-problem";
import { TwitchButton } from "@/components/landing/twitch-button";
import { currentPerson, returnPath } from "@/lib/auth";
import { beginSignIn } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("landing.signInPage");
  return { title: t("title") };
}

const PERMISSIONS = [
  { name: "follows", icon: UsersRound },
  { name: "email", icon: Mail },
] as const;

interface SignInPageProps {
  searchParams: Promise<{
    error?: string | string[];
    next?: string | string[];
    callbackUrl?: string | string[];
  }>;
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const next = returnPath(first(query.next));
  if (await currentPerson()) redirect(next);
  const problem = signInProblem(first(query.error));
  const t = await getTranslations("landing");
  return (
    <div className="mx-auto w-full max-w-md px-4 py-10 md:py-20">
      <h1 className="font-semibold text-2xl tracking-tight">{t("signInWithTwitch")}</h1>
      <p className="mt-2 text-ink-2">{t("signInPage.asks")}</p>
      {problem && (
        <p
          role="alert"
          className="mt-6 flex items-start gap-2.5 rounded-lg border border-line bg-surface px-4 py-3"
        >
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          {t(`problems.${problem}`)}
        </p>
      )}
      <PermissionList
        permissions={PERMISSIONS.map(({ name, icon }) => ({
          icon,
          title: t(`signInPage.${name}.title`),
          text: t(`signInPage.${name}.text`),
        }))}
      />
      <TwitchButton action={beginSignIn} next={next} className="mt-8" />
      <p className="mt-4 text-pretty text-ink-3 text-xs">{t("signInPage.tokens")}</p>
    </div>
  );
}
