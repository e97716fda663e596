import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter, AdapterAccount, AdapterSession, AdapterUser } from "next-auth/adapters";
import { orm } from "@/lib/db/client";
import { hashOfToken } from "./session-cookie";
import { endSession } from "./sessions";

/**
 * How next-auth keeps people and sessions: its Prisma adapter, but
 * - a session is stored under the hash of its token, so a read of the table lets nobody in;
 * - an e-mail address never links accounts: whoever holds the address today need not be who it was;
 * - tokens are left out: lib/twitch keeps them, sealed;
 * - making somebody twice is making them once. A process that died between the person and the account, or
 *   two first sign-ins at once, would otherwise lock the person out for ever.
 */
export function createAdapter(): Adapter {
  const prisma = orm();
  const base = PrismaAdapter(prisma) as Adapter;
  return {
    ...base,
    getUserByEmail: async () => null,
    async createUser({ twitchId, login, name, image, email }: Omit<AdapterUser, "id">) {
      const profile = { login, name: name ?? null, image: image ?? null, email: email ?? null };
      const made = await prisma.user.upsert({
        where: { twitchId },
        create: { twitchId, ...profile },
        update: profile,
      });
      return made as AdapterUser;
    },
    async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
      await prisma.account.upsert({
        where: { provider_providerAccountId: { provider, providerAccountId } },
        create: { userId, type, provider, providerAccountId },
        update: { userId },
      });
    },
    async createSession({ sessionToken, userId, expires }) {
      await prisma.session.create({ data: { sessionToken: hashOfToken(sessionToken), userId, expires } });
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const found = await prisma.session.findUnique({
        where: { sessionToken: hashOfToken(sessionToken) },
        include: { user: true },
      });
      if (!found) return null;
      const { user, userId, expires } = found;
      return { session: { sessionToken, userId, expires }, user: user as AdapterUser };
    },
    async updateSession({ sessionToken, expires }): Promise<AdapterSession | null> {
      if (!expires) return null;
      const where = { sessionToken: hashOfToken(sessionToken) };
      const { userId } = await prisma.session.update({ where, data: { expires } });
      return { sessionToken, userId, expires };
    },
    async deleteSession(sessionToken) {
      await endSession(hashOfToken(sessionToken));
      return null;
    },
  };
}
