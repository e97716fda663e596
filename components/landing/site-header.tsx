import Link from "next/link";
import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/button";

/** The bar over pages that anybody may see. */
export function SiteHeader({ signedIn }: { signedIn: boolean }) {
  return (
    <header className="mx-auto flex h-16 w-full max-w-[80rem] items-center justify-between px-4 md:px-6">
      <Link href="/" className="rounded-md">
        <Logo />
      </Link>
      <Button asChild>
        {signedIn ? <Link href="/dashboard">Open the dashboard</Link> : <Link href="/sign-in">Sign in</Link>}
      </Button>
    </header>
  );
}
