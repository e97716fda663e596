import { SquareTerminal } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { publicCommandsPath } from "./links";

/** To what a channel's bot answers. */
export function CommandsLink({ login }: { login: string }) {
  const t = useTranslations("commands");
  return (
    <Button asChild>
      <Link href={publicCommandsPath(login)}>
        <SquareTerminal aria-hidden />
        {t("title")}
      </Link>
    </Button>
  );
}
