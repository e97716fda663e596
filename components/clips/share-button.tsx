"use client";
import { Check, Copy, Link2, Link2Off } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast-store";
import type { Clip } from "@/lib/clips/schema";
import { useShareClip } from "./use-clip-edits";

/**
 * An address at which everybody sees this one clip, signed in or not, until it is taken away. What takes the place of
 * the button that was pressed takes the focus too.
 */
export function ShareButton({ clip, origin }: { clip: Clip; origin: string }) {
  const t = useTranslations("clips");
  const { share, unshare } = useShareClip(clip);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <Link2 aria-hidden />
          {t("share.share")}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("share.title")} className="space-y-3 p-4">
        <h2 className="font-semibold">{t("share.title")}</h2>
        {clip.sharePath === null ? (
          <>
            <p className="text-pretty text-ink-2">{t("share.text")}</p>
            <Button autoFocus look="primary" busy={share.isPending} onClick={() => share.mutate()}>
              {t("share.make")}
            </Button>
          </>
        ) : (
          <>
            <Address address={`${origin}${clip.sharePath}`} />
            <p className="text-pretty text-ink-2">{t("share.now")}</p>
            <Button look="danger" size="small" busy={unshare.isPending} onClick={() => unshare.mutate()}>
              <Link2Off aria-hidden />
              {t("share.revoke")}
            </Button>
          </>
        )}
      </PopoverContent>
    </Popover>
  );
}

function Address({ address }: { address: string }) {
  const t = useTranslations("clips");
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => toast(t("share.notCopied"), { tone: "danger" }),
    );
  return (
    <div className="flex gap-2">
      <Input
        readOnly
        autoFocus
        aria-label={t("share.address")}
        value={address}
        onFocus={({ target }) => target.select()}
      />
      <Button onClick={() => void copy()}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{copied ? t("share.copied") : t("share.copy")}</span>
      </Button>
    </div>
  );
}
