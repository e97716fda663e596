import Link from "next/link";
import { useTranslations } from "next-intl";
import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/button";

/** The bar over pages that anybody may see. */
export function SiteHeader({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("landing");
  return (
    <header className="mx-auto flex h-16 w-full max-w-[80rem] items-center justify-between px-4 md:px-6">
      <Link href="/" className="rounded-md">
        <Logo />
      </Link>
      <Button asChild>
        {signedIn ? <Link href="/dashboard">{t("open")}</Link> : <Link href="/sign-in">{t("signIn")}</Link>}
      </Button>
    </header>
  );
}
