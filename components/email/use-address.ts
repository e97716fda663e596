"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import {
  addressKeys,
  addressQuery,
  confirmAgain,
  dropAddress,
  isAboutAddress,
  putAddress,
  sendTest,
} from "@/lib/email/queries";
import type { MailAddress } from "@/lib/email/schema";
import { preferenceKeys } from "@/lib/preferences/queries";
import { useRealtimeEvents } from "@/lib/realtime/client";

/** The address that mail goes to, fresh also when it is confirmed in another browser, and what changes it. */
export function useAddress() {
  const t = useTranslations("email.address");
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (events.some(isAboutAddress)) void client.invalidateQueries({ queryKey: addressKeys.all });
  });
  const query = useQuery(addressQuery());
  const take = (words: "sent" | "gone") => (mail: MailAddress) => {
    client.setQueryData(addressKeys.all, mail);
    // What would have happened depends on whether mail reaches anybody.
    void client.invalidateQueries({ queryKey: preferenceKeys.all });
    toast(t(mail.state === "verified" ? "gone" : words, { address: mail.address ?? "" }));
  };
  const onError = ({ detail }: { detail: string }) => toast(detail, { tone: "danger" });
  return {
    query,
    change: useMutation({ mutationFn: putAddress, onSuccess: take("sent") }),
    drop: useMutation({ mutationFn: dropAddress, onSuccess: take("gone"), onError }),
    again: useMutation({ mutationFn: confirmAgain, onSuccess: take("sent"), onError }),
    test: useMutation({ mutationFn: sendTest, onSuccess: () => toast(t("tested")), onError }),
  };
}
