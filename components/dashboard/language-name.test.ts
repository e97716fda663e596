import { expect, test } from "vitest";
import { languageName } from "./language-name";

test.each([
  ["de", "German"],
  ["ja", "Japanese"],
  ["other", "Other"],
  ["asl", "American Sign Language"],
  ["not a code!", "not a code!"],
])("%s is %s", (code, name) => expect(languageName(code)).toBe(name));
