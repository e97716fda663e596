import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { managedChannel } from "./access";
import { checkMessage, type MessageRenderer, renderMessage } from "./message";
import type { TimerPreview } from "./schema";

/**
 * What a message would say now; nothing is said.
 * @throws TallyError not_found when the channel is not theirs to manage, unprocessable when it cannot be understood
 */
export async function previewTimer(
  person: Person,
  login: string,
  message: string,
  { from, render }: { from: Db; render: MessageRenderer } = { from: db(), render: renderMessage },
): Promise<TimerPreview> {
  const { id } = await managedChannel(from, person, login);
  checkMessage(message);
  return { text: await render(from, id, message) };
}
