"use client";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { useChannelChange } from "./use-channel";

/** The way out, with what becomes of what was recorded. */
export function LeaveCard({ login }: { login: string }) {
  const [asking, setAsking] = useState(false);
  const change = useChannelChange(login);
  const leave = () => change.mutate({ kind: "leave" }, { onSuccess: () => setAsking(false) });
  return (
    <CardSection title="Disconnect">
      <div className="flex flex-wrap items-center justify-between gap-3 p-4">
        <p className="max-w-md text-pretty text-ink-2">
          The bot leaves your chat and records nothing more. You can come back at any time.
        </p>
        <Button look="danger" onClick={() => setAsking(true)}>
          <LogOut aria-hidden />
          Have the bot leave
        </Button>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Have the bot leave your chat?"
        description="From then on nothing is recorded, which cannot be made up for later. What was recorded stays searchable until it is as old as you keep messages; to have it gone sooner, keep them for one day."
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Stay</Button>
          <Button look="danger" busy={change.isPending} onClick={leave}>
            <LogOut aria-hidden />
            Leave
          </Button>
        </div>
      </Dialog>
    </CardSection>
  );
}
