import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { BigLamp } from "@/components/landing/big-lamp";
import { DemoNote } from "@/components/landing/demo-note";
import { LiveBoard } from "@/components/landing/live-board";
import { Promises } from "@/components/landing/promises";
import { TwitchButton } from "@/components/landing/twitch-button";
import { Button } from "@/components/ui/button";
import { currentPerson } from "@/lib/auth";
import { liveBoard } from "@/lib/broadcasters";
import { env } from "@/lib/env/server";
import { beginSignIn } from "./sign-in/actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("landing");
  return { title: { absolute: t("title") } };
}

const BOARD_ROWS = 12;

/** What it is, shown at work. The board is filled only where a simulated Twitch makes it nobody's business. */
export default async function LandingPage() {
  const [person, rows] = await Promise.all([currentPerson(), liveBoard(BOARD_ROWS)]);
  const t = await getTranslations("landing");
  const simulatorUrl = env().TWITCH_SIMULATOR_URL ?? null;
  return (
    <div className="mx-auto w-full max-w-[80rem] px-4 md:px-6">
      <div className="grid gap-x-16 gap-y-12 py-10 md:py-14 lg:grid-cols-[1fr_30rem]">
        <div className="min-w-0 lg:pt-20">
          <h1 className="text-balance font-semibold text-4xl tracking-tight md:text-5xl">{t("headline")}</h1>
          <p className="mt-5 max-w-xl text-pretty text-base text-ink-2 leading-relaxed">{t("pitch")}</p>
          {person ? (
            <Button asChild look="primary" size="large" className="mt-8">
              <Link href="/dashboard">{t("open")}</Link>
            </Button>
          ) : (
            <>
              <TwitchButton action={beginSignIn} next="/dashboard" className="mt-8 max-w-xs" />
              <p className="mt-3 text-ink-3 text-xs">{t("permissionsNote")}</p>
            </>
          )}
          {simulatorUrl && <DemoNote simulatorUrl={simulatorUrl} />}
        </div>
        {rows.length > 0 ? <LiveBoard rows={rows} /> : <BigLamp />}
      </div>
      <Promises />
    </div>
  );
}
