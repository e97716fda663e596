import { expect, test } from "vitest";
import { notesOn } from "./services";

const all = { Redis: undefined, RabbitMQ: undefined, Kafka: undefined };

test("what is there is used", () => {
  expect(notesOn(all, true)).toEqual([
    "tests with Redis: run",
    "tests with RabbitMQ: run",
    "tests with Kafka: run",
  ]);
});

test.each([
  ["RabbitMQ", true, "tests with RabbitMQ: failed, because it is not installed"],
  ["RabbitMQ", false, "tests with RabbitMQ: skipped, because it is not installed (npm run services)"],
  ["Kafka", true, "tests with Kafka: skipped, because it is not installed"],
])("%s is not, in CI: %s", (name, ci, note) => {
  expect(notesOn({ ...all, [name]: "is not installed" }, ci)).toContain(note);
});
