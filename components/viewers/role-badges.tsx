import { Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChatBadges } from "@/components/chat/chat-badges";
import { tierWords } from "@/components/roles/words";
import { useFormats } from "@/components/ui/use-formats";
import type { ChatRole } from "@/lib/chat/schema";
import { listedAs } from "@/lib/viewers/queries";
import type { ChannelViewer } from "@/lib/viewers/schema";

/** What somebody is in the channel; each picture says by what that is known. */
export function RoleBadges({ viewer }: { viewer: Pick<ChannelViewer, "roles" | "listed"> }) {
  const t = useTranslations("viewers");
  const words = useTranslations("roles");
  const formats = useFormats();
  const { roles, listed } = viewer;
  const subscription = listed.find(({ role }) => role === "subscriber");
  const titleOf = (role: ChatRole, name: string) => {
    const known = listedAs(role, listed);
    if (!known) return role === "broadcaster" ? name : t("roles.byBadge", { role: name });
    const since = formats.exact(Date.parse(known.since));
    return known.tier
      ? t("roles.byListTier", { role: name, tier: tierWords(words, known), since })
      : t("roles.byList", { role: name, since });
  };
  return (
    <>
      <ChatBadges roles={roles} titleOf={titleOf} />
      {subscription?.tier && (subscription.gift || subscription.tier !== "1000") && (
        <span aria-hidden className="mr-1 inline-flex items-center gap-0.5 text-ink-3 text-xs">
          {subscription.tier !== "1000" && t(`roles.short.${subscription.tier}`)}
          {subscription.gift && <Gift className="size-3" />}
        </span>
      )}
    </>
  );
}
