import { expect, test } from "vitest";
import { allowedRooms } from "./allowed-rooms";

const person = { id: "p1", twitchId: "1", login: "vera", name: "Vera", image: null };

test("a viewer is in the own rooms and those of followed broadcasters", () => {
  expect(allowedRooms({ ...person, operator: false }, ["7", "8"])).toEqual([
    "user:p1",
    "channel:1",
    "broadcaster:7",
    "broadcaster:8",
  ]);
});

test("an operator is in the operators' room too", () => {
  expect(allowedRooms({ ...person, operator: true }, [])).toEqual(["user:p1", "channel:1", "operators"]);
});
