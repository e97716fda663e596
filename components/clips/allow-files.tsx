import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Sends the browser to Twitch to allow what keeping videos needs, and back here; a form, for before scripts are there. */
export function AllowFiles({ action }: { action: () => Promise<void> }) {
  const t = useTranslations("clips");
  return (
    <form action={action}>
      <Button type="submit">
        <ExternalLink aria-hidden />
        {t("keeping.allow")}
      </Button>
    </form>
  );
}
