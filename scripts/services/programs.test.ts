import { describe, expect, test } from "vitest";
import { type Programs, parseJavaVersion, whyNot } from "./programs";

describe("parseJavaVersion", () => {
  test.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_392"', 8],
    ["no Java here", undefined],
    ["", undefined],
  ])("%s", (text, major) => {
    expect(parseJavaVersion(text)).toBe(major);
  });
});

describe("whyNot", () => {
  const all: Programs = { redis: true, rabbitMq: true, java: 17, maven: true, kafka: true };

  test("nothing speaks against what is there", () => {
    expect((["Redis", "RabbitMQ", "Kafka"] as const).map((name) => whyNot(name, all))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ["Redis", { redis: false }, "is not installed"],
    ["RabbitMQ", { rabbitMq: false }, "is not installed"],
    ["Kafka", { java: undefined }, "needs Java, which is not installed"],
    ["Kafka", { java: 11 }, "needs Java 17, and this is 11"],
    ["Kafka", { kafka: false }, "is not installed"],
  ] as const)("%s with %o", (name, change, reason) => {
    expect(whyNot(name, { ...all, ...change })).toBe(reason);
  });
});
