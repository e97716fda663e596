type Role = "subscriber" | "vip" | "moderator";

interface Listed {
  id: string;
  login: string;
  displayName: string;
}

interface RoleLists {
  subscribers: (Listed & { tier: string })[];
  vips: Listed[];
  moderators: Listed[];
}

const admin = (path: string) => `${process.env.E2E_SIMULATOR_URL}/admin/api/roles${path}`;

/** Who is what in a channel on the simulator's Twitch. */
export async function rolesOf(login: string): Promise<RoleLists> {
  return (await (await fetch(admin(`?login=${login}`))).json()) as RoleLists;
}

/** Does something to the lists. @throws Error with the simulator's own words */
async function change(name: "grant" | "revoke" | "fill", body: object): Promise<void> {
  const answer = await fetch(admin(`/${name}`), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`roles/${name}: ${await answer.text()}`);
}

/** On a list from now on; a subscriber who was one already gets the tier. */
export const grant = (login: string, role: Role, who: string, more: { tier?: string } = {}) =>
  change("grant", { login, role, who, ...more });
export const revoke = (login: string, role: Role, who: string) => change("revoke", { login, role, who });
/** Makes a list as long as that. */
export const fill = (login: string, role: Role, count: number) => change("fill", { login, role, count });
