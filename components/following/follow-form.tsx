"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { followingKeys } from "@/lib/broadcasters/queries";
import type { ActionState } from "@/lib/http/action-state";

/** A server action as a form sees it. */
export type FormStep = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Follows a channel by its name or link, inside Tallylight. Works before JavaScript is there. */
export function FollowForm({ follow, className }: { follow: FormStep; className?: string }) {
  const [state, action, busy] = useActionState(follow, { status: "idle" });
  const client = useQueryClient();
  // Ours, because React empties a form that was sent, and a name with a slip in it is to be mended.
  const [login, setLogin] = useState("");
  useEffect(() => {
    if (state.status !== "done") return;
    setLogin("");
    if (state.message) toast(state.message);
    void client.invalidateQueries({ queryKey: followingKeys.list });
  }, [state, client]);
  return (
    <form action={action} className={cn("flex w-full max-w-md items-start gap-2", className)}>
      <Field label="Follow a channel" hideLabel error={errorIn(state)} className="flex-1">
        {(wiring) => (
          <Input
            {...wiring}
            name="login"
            required
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="Channel name or twitch.tv link"
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        <Plus aria-hidden />
        Follow
      </Button>
    </form>
  );
}

/** The field's own problem if there is one, else what went wrong with the whole. */
function errorIn(state: ActionState): string | undefined {
  if (state.status !== "error") return undefined;
  const own = state.fields.find(({ field }) => field === "login")?.message;
  if (!own) return state.message;
  // The API names the field beside its message; a sentence needs its subject.
  return own.startsWith("must ") ? `The name ${own}.` : own;
}
