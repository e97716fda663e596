import Link from "next/link";
import type { ReactNode } from "react";

interface LetterPageProps {
  title: string;
  body: string;
  /** The words of the link to the settings, which asks who is not signed in to sign in. */
  signIn: string;
  /** The one thing to do. */
  children?: ReactNode;
}

/** A page that a link in a mail leads to: what it is about, and the one thing to do. */
export function LetterPage({ title, body, signIn, children }: LetterPageProps) {
  return (
    <div className="mx-auto w-full max-w-md px-4 py-10 md:py-20">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <p className="wrap-anywhere mt-2 text-pretty text-ink-2">{body}</p>
      {children && <div className="mt-8">{children}</div>}
      <p className="mt-6">
        <Link href="/settings/notifications" className="text-accent underline underline-offset-4">
          {signIn}
        </Link>
      </p>
    </div>
  );
}
