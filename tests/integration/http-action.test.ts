import { redirect } from "next/navigation";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { type ActionState, idle } from "@/lib/http/action-state";
import { TallyError } from "@/lib/kernel/errors";
import { personas } from "@/lib/twitch/simulator";
import { cookieHeader, type Jar, signIn, startTestApp, type TestApp } from "../support/app";
import { type Gate, openGate } from "../support/gate";

let incoming = new Headers();
// Next keeps the headers of the request under way where only its own server finds them.
vi.mock("next/headers", () => ({ headers: async () => incoming }));

let app: TestApp;
let gate: Gate;
let vera: Jar;
beforeAll(async () => {
  app = await startTestApp();
  gate = await openGate(app.database.url);
  process.env.DATABASE_URL = gate.url;
  vera = (await signIn(personas.vera)).jar;
});
afterAll(async () => {
  gate.open();
  await app.stop();
  await gate.stop();
});

type Spec = Parameters<typeof formAction>[0];
const input = z.object({ login: z.string().min(3, "must have at least 3 letters") });
const run = vi.fn<Spec["run"]>(async () => "Done.");

/** Sends a form, as `jar` or signed out. */
async function submit(
  change: Partial<Spec>,
  fields: Record<string, string | File> = { login: "tom" },
  jar: Jar | null = vera,
): Promise<ActionState> {
  incoming = new Headers({ "x-request-id": "trace-0123456789", ...(jar && { cookie: cookieHeader(jar) }) });
  run.mockClear();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return formAction({ input, ask: () => ({ action: "me.update" }), run, ...change })(idle, form);
}

/** What the form is told of a failure: in plain words, with the id that the log line has. */
const refused = (words: RegExp, fields: unknown[] = []) => ({
  status: "error",
  message: expect.stringMatching(words),
  fields,
  requestId: "trace-0123456789",
});

describe("a form", () => {
  test("is run as who sends it, with what the schema names; its words come back", async () => {
    const fields = { login: "tom", isAdmin: "yes", $ACTION_KEY: "k", file: new File(["x"], "x.txt") };
    expect(await submit({}, fields)).toEqual({ status: "done", message: "Done." });
    expect(run).toHaveBeenCalledExactlyOnceWith({
      person: expect.objectContaining({ login: personas.vera.login, operator: false }),
      input: { login: "tom" },
      requestId: "trace-0123456789",
    });
    expect(await submit({ run: async () => undefined })).toEqual({ status: "done" });
  });

  test.each<[string, Partial<Spec>, Record<string, string>, () => Jar | null, ReturnType<typeof refused>]>([
    ["signed out", {}, { login: "tom" }, () => null, refused(/^Sign in/)],
    [
      "for operators only",
      { ask: () => ({ action: "sync.run" }) },
      { login: "tom" },
      () => vera,
      refused(/operators/),
    ],
    [
      "about what is another's",
      { ask: () => ({ action: "following.write", ownerId: "another" }) },
      { login: "tom" },
      () => vera,
      refused(/nothing here/),
    ],
    [
      "with a field that does not fit",
      {},
      { login: "t" },
      () => vera,
      refused(/not right yet/, [{ field: "login", message: "must have at least 3 letters" }]),
    ],
  ])("%s is not run, and says why", async (_name, change, fields, jar, told) => {
    expect(await submit(change, fields, jar())).toEqual(told);
    expect(run).not.toHaveBeenCalled();
  });

  test("tells what a service refuses in the service's words, beside the field", async () => {
    const fields = [{ field: "login", message: "is not known" }];
    const service = async () => {
      throw new TallyError("not_found", "There is no such channel.", { fields });
    };
    expect(await submit({ run: service })).toEqual(refused(/no such channel/, fields));
  });

  test("tells a failure of ours blandly", async () => {
    const service = async () => {
      throw new Error("SELECT secret FROM twitch_token");
    };
    const told = await submit({ run: service });
    expect(told).toEqual(refused(/on our side/));
    expect(JSON.stringify(told)).not.toMatch(/SELECT|secret/);
  });

  test("sent too often is not run", async () => {
    const rateLimit = { capacity: 2, refillMs: 77_000 };
    expect(await submit({ rateLimit })).toMatchObject({ status: "done" });
    expect(await submit({ rateLimit })).toMatchObject({ status: "done" });
    expect(await submit({ rateLimit })).toEqual(refused(/too fast/));
    expect(run).not.toHaveBeenCalled();
  });

  test("may lead elsewhere", async () => {
    await expect(submit({ run: async () => redirect("/dashboard") })).rejects.toThrow("NEXT_REDIRECT");
  });

  test("says so when the database is away", async () => {
    gate.shut();
    expect(await submit({})).toEqual(refused(/database does not answer/));
    gate.open();
  });
});
