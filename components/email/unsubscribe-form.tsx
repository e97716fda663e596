import { Button } from "@/components/ui/button";

interface UnsubscribeFormProps {
  token: string;
  /** What takes back what was ended; null: it is yet to be ended. */
  undo: string | null;
  words: string;
  endMails: (form: FormData) => Promise<void>;
  takeBack: (form: FormData) => Promise<void>;
}

/** One button, which works without scripts. */
export function UnsubscribeForm({ token, undo, words, endMails, takeBack }: UnsubscribeFormProps) {
  return (
    <form action={undo === null ? endMails : takeBack}>
      <input type="hidden" name="token" value={token} />
      {undo !== null && <input type="hidden" name="undo" value={undo} />}
      <Button type="submit" look={undo === null ? "primary" : "secondary"}>
        {words}
      </Button>
    </form>
  );
}
