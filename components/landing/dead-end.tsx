import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** A page that leads nowhere: says why, and the way back. The lamp is off. */
export function DeadEnd({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations("landing");
  return (
    <main className="mx-auto flex max-w-md flex-col items-center px-6 py-24 text-center">
      <span
        aria-hidden
        className="mb-6 flex h-14 w-18 items-center justify-center rounded-2xl border border-line bg-raised"
      >
        <span className="size-5 rounded-full border-2 border-line-control" />
      </span>
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <p className="mt-2 text-pretty text-ink-2">{children}</p>
      <Button asChild className="mt-6">
        <Link href="/">{t("toStart")}</Link>
      </Button>
    </main>
  );
}
