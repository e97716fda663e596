import { ArrowRight, Clapperboard } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";

export const metadata: Metadata = { title: "Studio" };

export default async function StudioPage() {
  const { login } = await authorizePage(() => ({ action: "me.read" }));
  return (
    <Page title="Studio">
      <Card>
        <EmptyState
          icon={<Clapperboard />}
          title="Connect your channel"
          action={
            <Button asChild look="primary">
              <Link href={`/studio/${login}`}>
                Go to your channel
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          }
        >
          A bot then reads your chat around the clock, so that you can search it, see who writes, and miss
          nothing while you are away.
        </EmptyState>
      </Card>
    </Page>
  );
}
