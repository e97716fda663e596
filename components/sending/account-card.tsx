"use client";
import { Link2, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { NotYet } from "@/components/ui/not-yet";
import type { BotAccount } from "@/lib/sending/schema";
import { AccountFacts } from "./account-facts";
import { ConnectingPanel } from "./connecting-panel";
import { useAccountChange, useBotAccount } from "./use-account";

/** The account that writes: who it is, what it allowed, and the way to connect or disconnect it. */
export function AccountCard() {
  const t = useTranslations("sending");
  const query = useBotAccount();
  return (
    <CardSection title={t("account.title")} hint={t("account.hint")}>
      {query.data ? <Account view={query.data} /> : <NotYet query={query} loading={t("account.loading")} />}
    </CardSection>
  );
}

function Account({ view: { account, wantedScopes, connecting } }: { view: BotAccount }) {
  const t = useTranslations("sending");
  const [asking, setAsking] = useState(false);
  const change = useAccountChange();
  const isBegun = connecting?.state === "waiting";
  return (
    <div className="space-y-4 p-4">
      {account ? (
        <AccountFacts account={account} wantedScopes={wantedScopes} />
      ) : (
        !connecting && <p className="max-w-prose text-pretty text-ink-2">{t("account.none")}</p>
      )}
      {connecting && <ConnectingPanel connecting={connecting} />}
      <div className="flex flex-wrap gap-2">
        <Button
          look={account || isBegun ? "secondary" : "primary"}
          busy={change.isPending && change.variables === "connect"}
          onClick={() => change.mutate("connect")}
        >
          <Link2 aria-hidden />
          {isBegun ? t("account.anotherCode") : account ? t("account.again") : t("account.connect")}
        </Button>
        {account && (
          <Button look="danger" onClick={() => setAsking(true)}>
            <Unplug aria-hidden />
            {t("account.disconnect")}
          </Button>
        )}
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("account.ask", { name: account?.displayName ?? t("account.theAccount") })}
        description={t("account.askText")}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("account.keep")}</Button>
          <Button
            look="danger"
            busy={change.isPending}
            onClick={() => change.mutate("disconnect", { onSuccess: () => setAsking(false) })}
          >
            <Unplug aria-hidden />
            {t("account.disconnect")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
