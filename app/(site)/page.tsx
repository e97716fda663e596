import type { Metadata } from "next";
import Link from "next/link";
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

export const metadata: Metadata = { title: { absolute: "Tallylight: know the second they go live" } };

const BOARD_ROWS = 12;

/** What it is, shown at work. The board is filled only where a simulated Twitch makes it nobody's business. */
export default async function LandingPage() {
  const [person, rows] = await Promise.all([currentPerson(), liveBoard(BOARD_ROWS)]);
  const simulatorUrl = env().TWITCH_SIMULATOR_URL ?? null;
  return (
    <div className="mx-auto w-full max-w-[80rem] px-4 md:px-6">
      <div className="grid gap-x-16 gap-y-12 py-10 md:py-14 lg:grid-cols-[1fr_30rem]">
        <div className="min-w-0 lg:pt-20">
          <h1 className="text-balance font-semibold text-4xl tracking-tight md:text-5xl">
            Know the second they go live.
          </h1>
          <p className="mt-5 max-w-xl text-pretty text-base text-ink-2 leading-relaxed">
            Tallylight watches every channel you follow on Twitch and lights up in every open tab the moment
            one of them goes on air.
          </p>
          {person ? (
            <Button asChild look="primary" size="large" className="mt-8">
              <Link href="/dashboard">Open the dashboard</Link>
            </Button>
          ) : (
            <>
              <TwitchButton action={beginSignIn} next="/dashboard" className="mt-8 max-w-xs" />
              <p className="mt-3 text-ink-3 text-xs">
                Two permissions: your email address, and the list of channels you follow.
              </p>
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
