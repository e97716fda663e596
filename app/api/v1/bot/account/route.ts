import { route } from "@/lib/http/route";
import { beginConnecting, disconnectAccount, readAccount } from "@/lib/sending";
import { botAccount } from "@/lib/sending/schema";

const ask = () => ({ action: "bot.manage" }) as const;

export const GET = route({ ask, answer: botAccount, handler: () => readAccount() });

export const POST = route({
  ask,
  answer: botAccount,
  status: 201,
  handler: ({ person }) => beginConnecting(person),
});

export const DELETE = route({ ask, answer: botAccount, handler: () => disconnectAccount() });
