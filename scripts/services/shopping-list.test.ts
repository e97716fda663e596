import { expect, test } from "vitest";
import type { Programs } from "./programs";
import { aptCommand, shoppingList } from "./shopping-list";

const all: Programs = { redis: true, rabbitMq: true, java: 17, maven: true, kafka: true };
const nothing = { packages: [], forKafka: [], kafka: false };

test.each([
  ["all is there", {}, nothing],
  ["no broker", { redis: false, rabbitMq: false }, { packages: ["redis-server", "rabbitmq-server"] }],
  ["no Java", { java: undefined }, { forKafka: ["default-jre-headless"] }],
  ["too old a Java", { java: 11 }, { forKafka: ["default-jre-headless"] }],
  ["Maven has done its work", { maven: false }, {}],
  ["no Maven and no Kafka", { maven: false, kafka: false }, { forKafka: ["maven"], kafka: true }],
])("%s", (_what, change, list) => {
  expect(shoppingList({ ...all, ...change })).toEqual({ ...nothing, ...list });
});

test("what a person types", () => {
  expect(aptCommand(["redis-server"])).toBe("sudo apt-get install -y --no-install-recommends redis-server");
});
