import type { QueryClient } from "@tanstack/react-query";
import type { authorizePage } from "@/lib/auth";
import { botStatus, getChannel } from "@/lib/bot";
import { botKeys } from "@/lib/bot/queries";
import { TallyError } from "@/lib/kernel/errors";

type Person = Awaited<ReturnType<typeof authorizePage>>;

/** Puts into the cache whether the bot would answer, so that the note about it is there from the first moment. */
export async function putBotState(client: QueryClient, person: Person, login: string): Promise<void> {
  const [status, channel] = await Promise.all([
    botStatus(),
    getChannel(person, login).catch((error: unknown) => {
      // Whoever manages commands for somebody else need not see how their channel is connected.
      if (error instanceof TallyError) return null;
      throw error;
    }),
  ]);
  client.setQueryData(botKeys.status, status);
  if (channel) client.setQueryData(botKeys.channel(login), channel);
}
