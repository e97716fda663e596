"use client";
import { type ReactNode, type Ref, type SubmitEvent, useRef } from "react";
import { prepareToSignOut } from "./signing-out";

interface SignOutFormProps {
  /** A server action: signing out works without scripts, too. */
  signOut: () => Promise<void>;
  ref?: Ref<HTMLFormElement>;
  hidden?: boolean;
  children?: ReactNode;
}

/** Signs out. This browser lets go of the person's pushes before: whoever uses it next is not to see them. */
export function SignOutForm({ signOut, ref, hidden, children }: SignOutFormProps) {
  const progress = useRef<"none" | "begun" | "done">("none");
  const begin = (event: SubmitEvent<HTMLFormElement>) => {
    if (progress.current === "done") return;
    event.preventDefault();
    if (progress.current === "begun") return;
    progress.current = "begun";
    const form = event.currentTarget;
    void prepareToSignOut().then(() => {
      progress.current = "done";
      form.requestSubmit();
    });
  };
  return (
    <form ref={ref} action={signOut} onSubmit={begin} hidden={hidden}>
      {children}
    </form>
  );
}
