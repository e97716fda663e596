import { describe, expect, test } from "vitest";
import { type Troubled, troubleWith } from "./trouble";

const NOW = new Date("2026-11-28T12:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const publisher = (of: Partial<Troubled>): Troubled => ({
  ...{ kind: "rabbitmq", name: "RabbitMQ", paused: false, disabledAt: null, disabledReason: null },
  ...{ failingSince: null, lastError: null, lost: 0, lostAt: null, ...of },
});

describe("operators are told of", () => {
  test.each([
    [
      "a broker that fails for five minutes",
      { failingSince: ago(5), lastError: "away." },
      "RabbitMQ takes no events: away.",
    ],
    ["not of one that fails for four", { failingSince: ago(4) }, null],
    ["not of one that is paused", { failingSince: ago(60), paused: true }, null],
    ["not of a webhook that fails", { kind: "webhook" as const, failingSince: ago(60) }, null],
  ])("%s", (_name, of, said) => {
    const summary = troubleWith("broker", [publisher(of), publisher({})], NOW);
    if (said === null) expect(summary).toBeNull();
    else expect(summary).toContain(said);
  });

  test("a webhook that was given up, for a day", () => {
    const hook = { kind: "webhook" as const, name: "Hook", disabledReason: "It took nothing for a day." };
    const said = (minutes: number) =>
      troubleWith("webhook", [publisher({ ...hook, disabledAt: ago(minutes) })], NOW);
    expect(said(1)).toBe("The webhook Hook was given up: It took nothing for a day.");
    expect(said(24 * 60)).toBeNull();
  });

  test("events that are lost, for a day", () => {
    const said = (minutes: number) =>
      troubleWith("events-lost", [publisher({ lost: 7, lostAt: ago(minutes) })], NOW);
    expect(said(1)).toBe("7 events could not be sent to RabbitMQ within a week, and are gone.");
    expect(said(24 * 60)).toBeNull();
  });
});
