import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as executeRoute from "@/app/api/v1/channels/[login]/commands/execute/route";
import { executeCommand } from "@/lib/commands/execute";
import type { Execution } from "@/lib/commands/schema";
import type { ChannelRole } from "@/lib/roles/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel, addCommand, asking, executeDepsOn } from "../support/commands";
import { grantRole, readList, revokeRole } from "../support/role-rows";

// K4 R1: by the API a command is answered for what somebody is by Twitch's lists, too; in chat by their badges alone.

const { kaya, olga } = personas;
const PERSON = "77";
const ROLES: readonly ChannelRole[] = ["subscriber", "vip", "moderator"];
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [kaya, olga]) jars[who.login] = (await signIn(who)).jar;
});
afterAll(() => app.stop());

beforeEach(async () => {
  await app.database.pool.query("DELETE FROM channel");
  await addChannel(app.database.pool, kaya.id, kaya.login);
  for (const role of ROLES) await readList(app.database.pool, kaya.id, role);
});

async function execute(flags: object = {}, who: { login: string } = kaya): Promise<string> {
  const answer = await call(executeRoute.POST, {
    ...{ method: "POST", path: `/api/v1/channels/${kaya.login}/commands/execute` },
    ...{ params: { login: kaya.login }, jar: jars[who.login] ?? {} },
    body: { command_name: "hello", user_id: PERSON, username: "Ann", ...flags },
  });
  const execution = await json<Execution>(answer);
  return execution.answered ? "answered" : execution.refusal.why;
}
const grant = (role: ChannelRole) => grantRole(app.database.pool, kaya.id, role, PERSON);
const command = (more: object = {}) =>
  addCommand(app.database.pool, kaya.id, {
    ...{ name: "hello", response: "Hi", cooldownSeconds: 0, personCooldownSeconds: 0 },
    ...more,
  });

describe.each(ROLES)("a command for each %s", (role) => {
  beforeEach(async () => {
    await command({ permission: role });
  });

  test("is answered for whoever holds the role, whatever the request leaves out or denies", async () => {
    expect(await execute()).toBe("permission");
    await grant(role);
    expect(await execute()).toBe("answered");
    expect(await execute({ is_moderator: false, is_vip: false, is_subscriber: false })).toBe("answered");
    await revokeRole(app.database.pool, kaya.id, role, PERSON);
    expect(await execute()).toBe("permission");
  });

  test("is not, when the list is too old; what the request vouches for holds", async () => {
    await grant(role);
    await readList(app.database.pool, kaya.id, role, 49 * 3_600_000);
    expect(await execute()).toBe("permission");
    expect(await execute({ [`is_${role}`]: true })).toBe("answered");
  });

  test("is answered in chat by the badges of the message alone", async () => {
    await grant(role);
    const outcome = await executeCommand(executeDepsOn(app.database.pool), asking(kaya.id));
    expect(outcome).toMatchObject({ answered: false, refusal: { why: "permission" } });
  });
});

test("cooldowns of a role hold for whoever has it", async () => {
  await command({ personCooldownSeconds: 600, roleCooldowns: { vip: 0 } });
  expect(await execute()).toBe("answered");
  expect(await execute()).toBe("cooldown");
  await grant("vip");
  expect(await execute()).toBe("answered");
});

test("an operator does not learn by trying who subscribes; who moderates anybody sees in chat", async () => {
  await command({ permission: "subscriber" });
  await grant("subscriber");
  expect(await execute({}, olga)).toBe("permission");
  await grant("moderator");
  expect(await execute({}, olga)).toBe("answered");
});
