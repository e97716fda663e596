import { CircleAlert, Mail, UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PermissionList } from "@/components/landing/permission-list";
import { signInWords } from "@/components/landing/sign-in-words";
import { TwitchButton } from "@/components/landing/twitch-button";
import { currentPerson, returnPath } from "@/lib/auth";
import { beginSignIn } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

const PERMISSIONS = [
  {
    icon: UsersRound,
    title: "The channels you follow",
    text: "To know whom to watch for you. Read only: Tallylight changes nothing on Twitch.",
  },
  {
    icon: Mail,
    title: "Your email address",
    text: "For mails you switch on yourself. Until then nothing is sent.",
  },
];

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
  const problem = signInWords(first(query.error));
  return (
    <div className="mx-auto w-full max-w-md px-4 py-10 md:py-20">
      <h1 className="font-semibold text-2xl tracking-tight">Sign in with Twitch</h1>
      <p className="mt-2 text-ink-2">Twitch will ask you for two permissions.</p>
      {problem && (
        <p
          role="alert"
          className="mt-6 flex items-start gap-2.5 rounded-lg border border-line bg-surface px-4 py-3"
        >
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          {problem}
        </p>
      )}
      <PermissionList permissions={PERMISSIONS} />
      <TwitchButton action={beginSignIn} next={next} className="mt-8" />
      <p className="mt-4 text-pretty text-ink-3 text-xs">
        Your Twitch tokens are stored encrypted, and you can take the permissions back on Twitch at any time.
      </p>
    </div>
  );
}
