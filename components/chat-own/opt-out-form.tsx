"use client";
import { useActionState } from "react";
import { ChatTime } from "@/components/chat/chat-time";
import { Button } from "@/components/ui/button";
import { type ActionState, idle } from "@/lib/http/action-state";
import { FormProblem } from "./form-problem";

interface OptOutFormProps {
  optedOutAt: string | null;
  save: (state: ActionState, form: FormData) => Promise<ActionState>;
}

/** Whether what the person writes is kept at all, and what that means. */
export function OptOutForm({ optedOutAt, save }: OptOutFormProps) {
  const [state, action, saving] = useActionState(save, idle);
  const out = optedOutAt !== null;
  return (
    <form action={action} className="space-y-3 p-4">
      <input type="hidden" name="optOut" value={out ? "no" : "yes"} />
      <p className="max-w-prose text-pretty">
        {out ? (
          <>
            Nothing you write is kept, in no channel, since <ChatTime at={optedOutAt} withDay />. What you
            wrote before stays until you erase it or its days are over.
          </>
        ) : (
          "What you write in channels that are recorded here is kept. Opted out, nothing of it is: from your next message on, in every channel."
        )}
      </p>
      <p className="max-w-prose text-pretty text-ink-2">
        You do not count in figures then either. Twitch and other services keep what they keep: this is about
        this Tallylight only.
      </p>
      <Button type="submit" busy={saving}>
        {out ? "Keep my messages again" : "Opt out"}
      </Button>
      <FormProblem state={state} />
    </form>
  );
}
