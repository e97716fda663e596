import { expect, test } from "vitest";
import { TallyError } from "@/lib/kernel/errors";
import { withoutDatabase } from "./connection-lost";

const coded = (code: string) => Object.assign(new Error("words"), { code });

test.each<[string, unknown]>([
  ["no server there", coded("ECONNREFUSED")],
  ["the server is being stopped", coded("57P01")],
  ["too many connections", coded("53300")],
  ["a connection cut", new Error("Connection terminated unexpectedly")],
  ["a server that hangs", new Error("timeout exceeded when trying to connect")],
  ["nested by a driver", new Error("failed", { cause: new Error("inner", { cause: coded("ECONNRESET") }) })],
  ["each address of a name refused", new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")])],
])("%s: the database does not answer, try again", (_name, error) => {
  const said = withoutDatabase(error);
  expect(said).toBeInstanceOf(TallyError);
  expect(said).toMatchObject({ code: "unavailable", retryAfterSeconds: 5, cause: error });
});

test.each<[string, unknown]>([
  ["a wrong statement", coded("42601")],
  ["a row that is there already", coded("23505")],
  ["a bug", new TypeError("x is not a function")],
  ["an expected failure", new TallyError("not_found", "Nothing here.")],
  ["no error at all", "words"],
])("%s stays what it is", (_name, error) => {
  expect(withoutDatabase(error)).toBe(error);
});

test("a cause that leads back to itself ends", () => {
  const loop = new Error("loop");
  loop.cause = loop;
  expect(withoutDatabase(loop)).toBe(loop);
});
