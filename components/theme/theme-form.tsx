import { Button } from "@/components/ui/button";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";

interface ThemeFormProps {
  theme: Theme;
  save: (form: FormData) => Promise<void>;
}

/** The choice of a theme: takes effect at once, and without JavaScript by a button. */
export function ThemeForm({ theme, save }: ThemeFormProps) {
  return (
    <form action={save} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3.5">
      <div>
        <p className="font-medium">Appearance</p>
        <p className="text-ink-2">For this browser only.</p>
      </div>
      <ThemeSwitch rendered={theme} />
      <noscript>
        <Button type="submit" look="primary">
          Save
        </Button>
      </noscript>
    </form>
  );
}
