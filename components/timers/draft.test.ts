import { describe, expect, test } from "vitest";
import { changeOf, EMPTY_DRAFT, problemsOf, readDraft } from "./draft";

const draft = { ...EMPTY_DRAFT, name: "follow", message: "Follow!" };

describe("a timer's form", () => {
  test("begins as most want it: a name and words are all it takes", () => {
    expect(readDraft(draft)).toEqual({
      timer: { ...draft, everyMinutes: 15, minLines: 5 },
      problems: null,
    });
    expect(readDraft(EMPTY_DRAFT).problems).toEqual({
      name: "A timer has a name.",
      message: "A message says something.",
    });
  });

  test.each([
    [{ everyMinutes: "" }, "everyMinutes", "must be a number of minutes"],
    [{ everyMinutes: "ten" }, "everyMinutes", "must be a number of minutes"],
    [{ everyMinutes: "0" }, "everyMinutes", "must be a minute or more"],
    [{ everyMinutes: "1.5" }, "everyMinutes", "must be whole minutes"],
    [{ everyMinutes: "1441" }, "everyMinutes", "must be a day (1,440 minutes) at most"],
    [{ minLines: " " }, "minLines", "must be a number of messages"],
    [{ minLines: "-1" }, "minLines", "must be 0 or more"],
  ])("%j: %s %s", (change, field, words) => {
    expect(readDraft({ ...draft, ...change }).problems).toEqual({ [field]: words });
  });

  test("sends what was changed, as numbers where they are", () => {
    const { timer } = readDraft({ ...draft, everyMinutes: " 30" });
    if (!timer) throw new Error("a right form was refused");
    expect(changeOf(timer, { everyMinutes: " 30" })).toEqual({ everyMinutes: 30 });
    expect(changeOf(timer, {})).toEqual({});
  });

  test("shows the first that the server says of a field that it has", () => {
    expect(
      problemsOf([
        { field: "name", message: "must be another: this one is taken" },
        { field: "name", message: "later" },
        { field: "elsewhere", message: "unseen" },
      ]),
    ).toEqual({ name: "must be another: this one is taken" });
  });
});
