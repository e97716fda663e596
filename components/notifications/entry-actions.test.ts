import { expect, test } from "vitest";
import { actionsOf } from "./entry-actions";

const live = { noticePath: null, link: "https://twitch.tv/kaya", streamPath: null, watched: null };

test.each([
  ["a go-live", live, { notice: null, watch: live.link, stream: null, why: true, mute: true }],
  [
    "a stream that has its page",
    { ...live, streamPath: "/streams/1" },
    { notice: null, watch: live.link, stream: "/streams/1", why: true, mute: true },
  ],
  [
    "a stream in a watched category",
    { ...live, watched: { viewerCount: 9, more: 0 } },
    { notice: null, watch: live.link, stream: null, why: true, mute: false },
  ],
  [
    "a notice",
    { ...live, noticePath: "/settings/account" },
    { notice: "/settings/account", watch: null, stream: null, why: false, mute: false },
  ],
])("the menu of %s", (_name, item, actions) => {
  expect(actionsOf(item)).toEqual(actions);
});
