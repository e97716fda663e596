import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "@/lib/commands/schema";
import { commandsFile, FILE_FORMAT, MOST_ITEMS } from "../schema";
import { openFile, readFile } from "./read-file";
import type { FileContents } from "./readout";

const fixture = (name: string) => readFileSync(`tests/fixtures/imports/${name}.json`, "utf8");

function contentsOf(text: string): FileContents {
  const opened = openFile(text);
  if (!opened.ok) throw new Error(opened.why);
  const { commands, timers, quotes, rules, ...rest } = readFile(opened.file);
  return {
    ...rest,
    ...{ commands: [...commands], timers: [...timers], quotes: [...quotes], rules: [...rules] },
  };
}
const command = (item: unknown, text = JSON.stringify([item])) => {
  const [found] = contentsOf(text).commands;
  if (!found) throw new Error("no command");
  return found;
};
const taken = (item: unknown) => {
  const found = command(item);
  if (!found.ok) throw new Error(found.why);
  return { ...found.value, notes: found.notes };
};
const refused = (item: unknown) => {
  const found = command(item);
  if (found.ok) throw new Error(`taken: ${JSON.stringify(found.value)}`);
  return found.why;
};

describe("files as the services give them", () => {
  test("Nightbot's", () => {
    const { source, commands, timers } = contentsOf(fixture("nightbot"));
    expect(source).toBe("nightbot");
    expect(
      commands.map((each) => (each.ok ? `${each.value.name}: ${each.value.response}` : each.why)),
    ).toEqual([
      "discord: Join us, $(touser): discord.example/nova",
      "hug: /me hugs $(touser). That makes $(count) hugs.",
      '“$(twitch $(touser) "{{game}}")” asks about another channel, which commands do not do here.',
      "“$(urlfetch https://api.example/weather?q=$(querystring))” fetches a web address, which commands do not do here.",
      "clock: It is $(time Europe/Berlin) at $(channel)'s place.",
      "dc: $(command discord)",
      "gg: gg everyone, thanks to $(user)!",
      "dice: $(user) rolls $(random 1-6)",
      "uptime: Live for $(uptime)",
    ]);
    expect(commands.flatMap((each) => (each.ok ? [each.value.permission] : []))).toEqual([
      ...["everyone", "everyone", "vip", "everyone", "subscriber", "vip", "everyone"],
    ]);
    expect(commands[1]).toMatchObject({ value: { slashAllowed: true, uses: 1284, cooldownSeconds: 5 } });
    expect(timers).toMatchObject([
      { value: { name: "socials", everyMinutes: 15, minLines: 6, enabled: true } },
      { value: { name: "schedule", everyMinutes: 60, minLines: 0, enabled: false } },
    ]);
  });

  test("StreamElements'", () => {
    const { source, commands } = contentsOf(fixture("streamelements"));
    expect(source).toBe("streamelements");
    expect(commands.map((each) => (each.ok ? each.value.response : each.why))).toEqual([
      "Join us: discord.example/nova",
      "Give $(1|$(user)) some love: twitch.tv/$(touser). $(pick Great streams|It's a good place)!",
      "You are $(random 1-100) % lucky, it is $(time Europe/Berlin), said: $(args)",
      `“\${user.points}” has no counterpart here. “\${pointsname}” has no counterpart here.`,
      "It whispers, and commands here answer in chat, where all would read it.",
      "/me dances with $(touser) for the $(count). time",
      "“reply” is missing. “accessLevel” must be number, but is string.",
    ]);
    expect(commands[0]).toMatchObject({
      value: { aliases: ["dc"], cooldownSeconds: 5, personCooldownSeconds: 15 },
      notes: ["Not taken, because a name cannot be like that: “invite link”."],
    });
    expect(commands[1]).toMatchObject({ value: { permission: "moderator", streamState: "online" } });
    expect(commands[2]).toMatchObject({ value: { permission: "vip", reply: true, cooldownSeconds: 0 } });
    expect(commands[5]).toMatchObject({ value: { enabled: false, slashAllowed: true } });
  });

  test("Fossabot's", () => {
    const { source, commands } = contentsOf(fixture("fossabot"));
    expect(source).toBe("fossabot");
    expect(commands.map((each) => (each.ok ? each.value.response : each.why))).toEqual([
      "Join us: discord.example/nova",
      "We go to $(1|somebody nice) with $(viewers) people and $(random 1-6) hugs!",
      "$(user), you follow for $(followage)",
      "“$(customapi https://api.example/rank?user=$(user))” fetches a web address, which commands do not do here.",
      "$(command discord)",
    ]);
    expect(commands.map((each) => each.ok && each.value.permission)).toEqual([
      ...["everyone", "vip", "broadcaster", false, "subscriber"],
    ]);
  });

  test("several answers put together in one file", () => {
    const { commands, timers, notes } = contentsOf(
      JSON.stringify({
        commands: JSON.parse(fixture("streamelements")),
        timers: [
          {
            ...{ name: "a", message: `\${channel.title}`, chatLines: 3, enabled: true },
            ...{ online: { enabled: true, interval: 5 }, offline: { enabled: true, interval: 30 } },
          },
        ],
        store: [{ price: 5 }],
      }),
    );
    expect(commands).toHaveLength(7);
    expect(timers).toMatchObject([
      { value: { message: "$(title)", everyMinutes: 5, minLines: 3, onlineOnly: false } },
    ]);
    expect(notes).toContain("Not taken from the file: “store”.");
  });
});

const nightbot = (fields: Record<string, unknown>) => ({
  ...{ name: "!a", message: "b", coolDown: 5, userLevel: "everyone" },
  ...fields,
});

describe("what is odd in a file", () => {
  test.each([
    [-1, 0],
    [0.2, 1],
    [1e9, 86_400],
    ["30", 30],
    ["soon", 5],
  ])("a cooldown of %j is %i seconds, and says so unless it is that", (coolDown, seconds) => {
    const { cooldownSeconds, notes } = taken(nightbot({ coolDown }));
    expect(cooldownSeconds).toBe(seconds);
    expect(notes.length).toBe(String(coolDown) === String(seconds) ? 0 : 1);
  });

  test.each(["a b", "🎉", "!", "x".repeat(200), "a/b", "__proto__ "])("a name like %j", (name) => {
    expect(refused(nightbot({ name }))).toMatch(/name/);
  });

  test("names are lower case, without the mark", () => {
    expect(taken(nightbot({ name: "!!HeLLo" })).name).toBe("hello");
  });

  test("commands of Twitch are refused, but for /me", () => {
    expect(refused(nightbot({ message: "/timeout $(touser) 60" }))).toContain("/timeout");
    expect(taken(nightbot({ message: "/me waves" })).slashAllowed).toBe(true);
  });

  test("a response that says nothing, or too much", () => {
    expect(refused(nightbot({ message: " " }))).toBe("A response says something.");
    expect(refused(nightbot({ message: "x".repeat(2_001) }))).toContain("2,000");
    expect(refused(nightbot({ message: "a\0b" }))).toContain("NUL");
  });

  test("half a character is replaced, because no database takes it", () => {
    const found = command(
      null,
      '[{"name": "!a", "message": "a \\ud83d b \\ud83d\\ude00", "userLevel": "everyone"}]',
    );
    expect(found).toMatchObject({ value: { response: "a \ufffd b 😀" } });
  });

  test("no level becomes wider than it was", () => {
    const width = ["everyone", "subscriber", "vip", "moderator", "broadcaster"];
    const steps = [100, 250, 400, 500, 1_500];
    for (let accessLevel = 0; accessLevel <= 2_000; accessLevel += 5) {
      const { permission } = taken({ command: "a", reply: "b", accessLevel });
      const least = steps[width.indexOf(permission)] ?? 0;
      expect(least >= Math.min(accessLevel, 1_500), `${accessLevel} became ${permission}`).toBe(true);
    }
    expect(taken(nightbot({ userLevel: "somebody" })).permission).toBe("broadcaster");
  });

  test("a dollar sign of the text stays one", () => {
    for (const message of ["costs $5", "$$$", "$user", "$(", "a $(unclosed", `\${user}`, ":) $)", "100$"]) {
      const parsed = parseTemplate(taken(nightbot({ message })).response);
      const said = parsed.ok
        ? parsed.template.map((part) => (part.kind === "text" ? part.text : part.kind))
        : [];
      expect(said.join("")).toBe(message);
    }
  });
});

describe("files that are none", () => {
  test.each([
    ["", "The file is empty."],
    ["<!doctype html><html>", "This is a web page"],
    ["name,message,level\n!a,b,c\n", "This is a table (CSV)"],
    ["PK\u0003\u0004…", "This is a ZIP archive"],
    ["!hello Hello there", "This is a list of chat lines"],
    ["{}", "This is JSON, but it is empty"],
    ["null", "This is JSON, but it holds nothing"],
    ["42", "This is JSON, but it is a single number"],
    ['{"commands": []}', "The file's lists are empty"],
    ['[{"id": 1, "title": "x"}]', "has “id”, “title”, which none of the services writes"],
    ['{"format": "else"}', "The file says it is “else”"],
    [`{"format": "${FILE_FORMAT}", "version": 99}`, "version 99"],
    ['[{"name": "a",}]', "it goes wrong at line 1, column 15"],
  ])("%j", (text, why) => {
    const opened = openFile(text);
    expect(opened.ok ? "" : opened.why).toContain(why);
  });

  test("one that is cut off says where, wherever it is", () => {
    const text = fixture("nightbot").trim();
    for (let end = 1; end < text.length; end += 37) {
      const opened = openFile(text.slice(0, end));
      expect(opened.ok ? "" : opened.why).toMatch(/^The file is cut off: it ends at line \d+, column \d+/);
    }
    const opened = openFile(text.slice(0, text.indexOf('"!clock"')));
    expect(opened.ok ? "" : opened.why).toContain("after 4 complete entries");
  });

  test("one that opens list after list is told of, too", () => {
    const opened = openFile("[".repeat(300_000));
    expect(opened.ok ? "" : opened.why).toMatch(/^The file is cut off/);
  });

  test("thousands of roles are read once, not for each command", () => {
    const commands = Array.from({ length: 4_000 }, (_, at) => ({
      ...{ name: `c${at}`, response: "hi", role_ids: ["r1"] },
    }));
    const roles = Array.from({ length: 4_000 }, (_, at) => ({ id: `r${at}`, name: "VIP" }));
    const read = contentsOf(JSON.stringify({ commands, roles }));
    expect(read.commands[0]).toMatchObject({ value: { permission: "vip" } });
  }, 5_000);

  test("too many", () => {
    const opened = openFile(JSON.stringify(Array.from({ length: MOST_ITEMS + 1 }, () => nightbot({}))));
    expect(opened.ok ? "" : opened.why).toContain("The file has 10,001 commands; at most 10,000");
  });

  test("whatever it is, it is told and never thrown", () => {
    const json = fc.oneof(fc.json(), fc.string());
    fc.assert(
      fc.property(json, (text) => {
        const opened = openFile(text);
        if (opened.ok) readFile(opened.file).commands;
        else expect(opened.why).not.toBe("");
      }),
    );
  });

  test("whatever stands in a list of commands, each is taken or told", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("$(", "${", ")", "}", "user", " ", "1", "|", "'", "time ", "pick "), {
          maxLength: 30,
        })
        .map((parts) => parts.join("")),
    );
    const item = fc.oneof(
      fc.record({
        name: text,
        message: text,
        userLevel: text,
        coolDown: fc.jsonValue(),
        alias: fc.option(text),
      }),
      fc.record({
        command: text,
        reply: text,
        accessLevel: fc.integer(),
        aliases: fc.array(text),
        type: text,
      }),
      fc.record({ name: text, response: text, role_ids: fc.array(text) }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
        const opened = openFile(JSON.stringify(items));
        if (!opened.ok) return;
        for (const each of readFile(opened.file).commands) {
          // Whatever is taken can be stored: our own file of it is read the same.
          if (each.ok)
            expect(command(null, ownFile([each.value]))).toMatchObject({ ok: true, value: each.value });
          else expect(each.why).not.toBe("");
        }
      }),
      { numRuns: 80 },
    );
  }, 30_000);
});

const ownFile = (commands: unknown[]) =>
  JSON.stringify(
    commandsFile.parse({
      ...{ format: FILE_FORMAT, version: 1, exportedAt: "2026-01-01T00:00:00.000Z" },
      ...{ channel: { id: "1", login: "a" }, commands, timers: [], quotes: [], moderation: [] },
    }),
  );
