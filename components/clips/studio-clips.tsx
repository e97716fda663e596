"use client";
import { LibraryBig } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { ArchiveCard } from "./archive-card";
import { KeepingCard } from "./keeping-card";
import { channelClipsPath } from "./links";
import { ManageCard } from "./manage-card";
import { useArchive } from "./use-archive";

interface StudioClipsProps {
  login: string;
  own: boolean;
  /** The form that asks Twitch for what is missing. */
  permission: ReactNode;
}

/** The studio's page of a channel's clips: how the archive stands, what is kept, and the clips to be put in order. */
export function StudioClips({ login, own, permission }: StudioClipsProps) {
  const t = useTranslations("clips");
  const query = useArchive(login);
  const status = query.data;
  return (
    <Page
      title={t("studio.title")}
      summary={t("studio.summary")}
      actions={
        <Button asChild>
          <Link href={channelClipsPath(login)}>
            <LibraryBig aria-hidden />
            {t("studio.open")}
          </Link>
        </Button>
      }
    >
      {!status && (
        <NotYet query={query}>
          <div className="grid gap-4 lg:grid-cols-2">
            <Skeleton className="h-72" />
            <Skeleton className="h-72" />
          </div>
        </NotYet>
      )}
      {status && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <ArchiveCard login={login} status={status} />
          <KeepingCard login={login} status={status} own={own} permission={permission} />
          <div className="min-w-0 lg:col-span-2">
            <ManageCard login={login} />
          </div>
        </div>
      )}
    </Page>
  );
}
