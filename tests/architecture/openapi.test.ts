import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { namedSchemas } from "@/app/api/openapi.json/named-schemas";
import { apiRoutes } from "@/app/api/openapi.json/routes";
import { type ApiDocument, apiDocument, operationsOf } from "@/lib/api-docs";
import { assertAsDescribed } from "@/tests/support/described-answer";
import { sourcesIn } from "./support/sources";

const operations = operationsOf(apiRoutes);
const METHOD = /export const (GET|POST|PUT|PATCH|DELETE)\b/g;

/** The table at the end of the product's description: what every line is called here. */
const TABLE = {
  streams: [
    ...["streams.create", "streams.get", "streams.list", "streams.update", "streams.end"],
    ...["streams.active", "streams.statistics"],
  ],
  messages: [
    ...["messages.create", "messages.get", "messages.list", "messages.search"],
    ...["messages.statistics", "messages.delete"],
  ],
  viewers: [
    ...["viewers.create", "viewers.get", "viewers.get-by-twitch-id", "viewers.list"],
    ...["viewers.update", "viewers.statistics", "viewers.delete"],
  ],
  clips: [
    ...["clips.create", "clips.get", "clips.get-by-twitch-id", "clips.list", "clips.update", "clips.delete"],
  ],
  commands: [
    ...["commands.create", "commands.get", "commands.get-by-name", "commands.list"],
    ...["commands.update", "commands.execute", "commands.delete"],
  ],
  channelViewers: [
    ...["viewers.get-in-channel", "viewers.list-in-channel"],
    ...["viewers.count-in-channel", "viewers.remove-from-channel"],
  ],
  bot: ["bot.join", "bot.leave", "bot.list-channels", "bot.status", "bot.send-message"],
};

describe("every route of the API is described", () => {
  test("and nothing that is not there", () => {
    const there = sourcesIn(["app/api/v1"])
      .filter(({ path }) => path.endsWith("/route.ts") && !path.includes("[..."))
      .flatMap(({ path, text }) => {
        const template = path.slice("app".length, -"/route.ts".length).replaceAll(/\[(\w+)\]/g, "{$1}");
        return [...text.matchAll(METHOD)].map(([, method]) => `${method} ${template}`);
      });
    expect(there.length).toBeGreaterThan(190);
    expect(operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(there.toSorted());
  });

  test("under a path that has the parameters which it reads", () => {
    const wrong = operations.flatMap(({ path, described }) => {
      const read = Object.keys((described.params as { shape?: object } | undefined)?.shape ?? {});
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      return named.toSorted().join() === read.toSorted().join() ? [] : [`${path}: ${read.join()}`];
    });
    expect(wrong).toEqual([]);
  });

  test("by a name of its own and one line", () => {
    const names = operations.map(({ described }) => described.info.operation);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(\.[a-z]+(-[a-z]+)*)$/.test(name))).toEqual([]);
    const odd = operations.filter(({ described }) => !/^[A-Z][a-z]+s\b.*[^.]$/.test(described.info.summary));
    expect(odd.map(({ described }) => described.info.summary)).toEqual([]);
  });

  test.each(Object.entries(TABLE))("%s: each operation that a Twitch bot's service has", (_, wanted) => {
    const names = operations.map(({ described }) => described.info.operation as string);
    expect(wanted.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("the document", () => {
  let document: ApiDocument;
  beforeAll(() => {
    document = apiDocument(operations, {
      appUrl: "https://tally.example",
      version: "1",
      named: namedSchemas,
    });
  });

  test("refers to nothing that it does not hold", () => {
    const refs = new Set(
      JSON.stringify(document)
        .match(/"#\/[^"]+"/g)
        ?.map((ref) => ref.slice(1, -1)),
    );
    expect(refs.size).toBeGreaterThan(40);
    const missing = [...refs].filter((ref) => {
      const steps = ref.slice(2).split("/");
      return (
        steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document) === undefined
      );
    });
    expect(missing).toEqual([]);
  });

  test("holds schemas that are right by draft 2020-12", () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      expect(ajv.validateSchema(schema), name).toBe(true);
    }
    ajv.addSchema({ ...document, $id: "api" });
    for (const name of Object.keys(document.components?.schemas ?? {})) {
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` }), name).not.toThrow();
    }
  });

  test("has one shape by each name, going in and coming out", () => {
    const names = Object.keys(document.components?.schemas ?? {});
    expect(names.filter((name) => name.endsWith("Output"))).toEqual([]);
    expect(names.length).toBeGreaterThan(40);
  });

  test("lets nobody in who is not asked for, but where a route is open", () => {
    for (const { described, path, method } of operations) {
      const item = document.paths?.[path] as Record<string, { security: object[] }>;
      const ways = item[method.toLowerCase()]?.security ?? [];
      expect(
        ways.some((way) => Object.keys(way).length === 0),
        path,
      ).toBe(described.open);
    }
  });

  test("docs/api.md names every header that it describes", () => {
    const manual = readFileSync("docs/api.md", "utf8").toLowerCase();
    const named = Object.keys(document.components?.headers ?? {});
    expect(named.filter((name) => !manual.includes(name.toLowerCase()))).toEqual([]);
  });
});

describe("an answer that is not as described is seen", () => {
  const info = { operation: "clips.get", summary: "Shows one clip" } as const;
  const answer = z.object({ title: z.string() });
  const described = { info, kind: "json", open: false, answer, statuses: [200] } as const;
  const handler = Object.assign(async () => new Response(), { described });
  const told = (body: object, init?: ResponseInit) =>
    assertAsDescribed(handler, "GET", Response.json(body, init)).then(
      () => null,
      (error: Error) => error.message,
    );
  const headers = { "content-type": "application/problem+json" };

  test.each<[string, object, ResponseInit | undefined, RegExp | null]>([
    ["a right one is not", { title: "Dog" }, {}, null],
    ["a field of another type", { title: 1 }, {}, /clips\.get answers 200.*\/title must be string/],
    ["a field that is missing", {}, {}, /must have required property 'title'/],
    ["a status that nobody told of", { title: "Dog" }, { status: 201 }, /does not name that status/],
    ["a failure that is no problem", { oops: true }, { status: 500 }, /instead of a problem/],
    ["a problem without its words", { status: 500 }, { status: 500, headers }, /required property 'type'/],
  ])("%s", async (_, body, init, expected) => {
    const message = await told(body, init);
    if (expected) expect(message).toMatch(expected);
    else expect(message).toBeNull();
  });
});
