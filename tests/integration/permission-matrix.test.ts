import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as followingForms from "@/app/(viewer)/following/actions";
import * as accountForms from "@/app/(viewer)/settings/account/actions";
import * as chatForms from "@/app/(viewer)/settings/chat/actions";
import { identify } from "@/lib/auth/identify";
import { beginWatching, mayManage } from "@/lib/chat";
import { db } from "@/lib/db/client";
import { idle } from "@/lib/http/action-state";
import { rooms } from "@/lib/realtime/schema";
import { allowedRooms } from "@/lib/realtime/server/allowed-rooms";
import { personas } from "@/lib/twitch/simulator";
import { sourcesIn } from "../architecture/support/sources";
import { operations } from "../support/api-operations";
import { cookieHeader, startTestApp, type TestApp } from "../support/app";
import { eventually } from "../support/eventually";
import { expectedOf, MATRIX, ROLES, type Role, verdictOf } from "../support/permission-matrix";
import { buildWorld, send, type World } from "../support/permission-world";

// O7: every operation of the API, asked by everybody who may differ in what they may. Each of them finds the world as it
// was made: the database is copied before and put back after.

let incoming = new Headers();
// Next keeps the headers of the request under way where only its own server finds them.
vi.mock("next/headers", () => ({ headers: async () => incoming }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next-intl/server", () => ({ getTranslations: async () => (key: string) => key }));

let app: TestApp;
let world: World;
let copy: string;
const folder = mkdtempSync(join(tmpdir(), "tallylight-clips-"));

beforeAll(async () => {
  app = await startTestApp({ CLIP_DIR: folder });
  world = await buildWorld(app, folder);
  copy = `${nameOf(app.database.url)}_made`;
  await onServer(`CREATE DATABASE ${copy} TEMPLATE ${nameOf(app.database.url)}`);
}, 120_000);
afterAll(async () => {
  await app.stop();
  await onServer(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
  rmSync(folder, { recursive: true });
});

const nameOf = (url: string) => new URL(url).pathname.slice(1);

/** Says it to the server, with nobody of this process in the database. */
async function onServer(...statements: string[]): Promise<void> {
  const url = new URL(app.database.url);
  url.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    const others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
    await admin.query(others, [nameOf(app.database.url)]);
    // Until the pools have noticed: what holds a connection that was ended would fail with it.
    await eventually(() => expect(db().totalCount + app.database.pool.totalCount).toBe(0));
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}

const putBack = () => {
  const name = nameOf(app.database.url);
  return onServer(`DROP DATABASE ${name} WITH (FORCE)`, `CREATE DATABASE ${name} TEMPLATE ${copy}`);
};

test("the matrix and the API name the same operations", () => {
  const known = operations.map(({ id }) => id);
  expect(known.filter((id) => !MATRIX[id]).toSorted()).toEqual([]);
  expect(Object.keys(MATRIX).filter((id) => !known.includes(id))).toEqual([]);
});

/** What takes things away comes last: what was taken away cannot be asked for. */
const ORDER = ["GET", "PATCH", "PUT", "POST", "DELETE"];
const inOrder = operations.toSorted((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));

describe.each(ROLES)("%s", (role) => {
  test("may what the matrix says, and nothing else", async () => {
    await putBack();
    const found: Record<string, string> = {};
    const expected = Object.fromEntries(inOrder.map(({ id }) => [id, expectedOf(id)[role]]));
    for (const operation of inOrder) {
      const response = await send(operation, world.saidOf(operation, role), world.callers[role]);
      await response.body?.cancel();
      const verdict = verdictOf(response.status);
      if (verdict !== expected[operation.id])
        found[operation.id] = `${verdict}, not ${expected[operation.id]}`;
    }
    expect(found).toEqual({});
  }, 300_000);
});

/** Rooms that a socket is let into: those of the streamer's channel and chat, of who manages it, and of the operators. */
const ROOMS: Record<Exclude<Role, "nobody" | "key without the scope">, string[]> = {
  viewer: [],
  moderator: ["chat", "managers"],
  streamer: ["channel", "chat", "managers"],
  "other streamer": [],
  operator: ["managers", "operators"],
};

test.each(Object.entries(ROOMS))("a socket of a %s is in its own room and in %j", async (role, expected) => {
  await putBack();
  const { jar = {} } = world.callers[role as Role];
  const person = await identify(cookieHeader(jar));
  if (!person) throw new Error("The session is gone.");
  const allowed = allowedRooms(person, []);
  expect(allowed).toContain(rooms.user(person.id));
  const found = [
    allowed.includes(rooms.channel(personas.kaya.id)) && "channel",
    (await beginWatching(person, personas.kaya.id)) && "chat",
    (await mayManage(person, personas.kaya.id)) && "managers",
    allowed.includes(rooms.operators) && "operators",
  ].filter(Boolean);
  expect(found).toEqual(expected);
  const others = allowed.filter((room) => room.startsWith("user:") && room !== rooms.user(person.id));
  expect(others).toEqual([]);
});

/** The forms of the site that change something: all of one's own, so everybody may who is signed in. */
const FORMS = { ...followingForms, ...chatForms, ...accountForms };
/** The other actions, and why nobody is asked who they are. */
const FOR_ANYBODY: Readonly<Record<string, string>> = {
  ...{ beginSignIn: "nobody is signed in yet", endSession: "ends one's own session, or none" },
  ...{
    saveTheme: "a cookie of this browser",
    saveLanguage: "the same, and the language of who is signed in",
  },
  ...{ endMails: "the link is the permission", takeBack: "the same", confirm: "the same" },
  ...{ allowOnTwitch: "asks the policy by itself, as pages do", allowRolesOnTwitch: "the same" },
  ...{ allowClipFiles: "the same" },
};

test("every action of the site is among those that are asked here, or stands above with its reason", () => {
  const there = sourcesIn(["app", "components", "lib"])
    .filter(({ text }) => /^"use server";/m.test(text))
    .flatMap(({ text }) =>
      [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].map(([, name]) => name),
    );
  expect(there.toSorted()).toEqual([...Object.keys(FORMS), ...Object.keys(FOR_ANYBODY)].toSorted());
});

test.each(Object.entries(FORMS))("the form %s is for those who are signed in", async (_name, form) => {
  await putBack();
  for (const role of ROLES) {
    const { jar } = world.callers[role];
    incoming = new Headers(jar ? { cookie: cookieHeader(jar) } : {});
    const answer = await form(idle, new FormData());
    const isRefused = answer.status === "error" && /^Sign in/.test(answer.message ?? "");
    expect([role, isRefused]).toEqual([role, jar === undefined]);
  }
});
