import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

interface TwitchButtonProps {
  /** Begins the sign-in; a form, so that it works before JavaScript is there. */
  action: (form: FormData) => Promise<void>;
  /** Where to go afterwards: a path on this site. */
  next: string;
  className?: string;
}

export function TwitchButton({ action, next, className }: TwitchButtonProps) {
  const t = useTranslations("landing");
  return (
    <form action={action} className={className}>
      <input type="hidden" name="next" value={next} />
      <Button type="submit" look="primary" size="large" className="w-full">
        {t("signInWithTwitch")}
        <ArrowRight aria-hidden />
      </Button>
    </form>
  );
}
