import { afterEach, expect, test, vi } from "vitest";
import { dismissToast, toast, toastStore, undoToast } from "./toast-store";

const messages = () => toastStore.current().map((entry) => entry.message);
const newest = () => toastStore.current().at(-1)?.id ?? 0;

afterEach(() => {
  for (const { id } of toastStore.current()) dismissToast(id);
});

test("what a toast offered to undo either settles or is undone, never both", () => {
  const [undo, settle] = [vi.fn(), vi.fn()];
  toast("Deleted", { undo, settle });
  const first = newest();
  undoToast(first);
  dismissToast(first);
  expect([undo.mock.calls.length, settle.mock.calls.length]).toEqual([1, 0]);

  toast("Deleted again", { undo, settle });
  const second = newest();
  dismissToast(second);
  undoToast(second);
  dismissToast(second);
  expect([undo.mock.calls.length, settle.mock.calls.length]).toEqual([1, 1]);
});

test("the oldest makes room for a fourth, and settles", () => {
  const settle = vi.fn();
  toast("one", { settle });
  toast("two");
  toast("three");
  expect(settle).not.toHaveBeenCalled();
  toast("four");
  expect(messages()).toEqual(["two", "three", "four"]);
  expect(settle).toHaveBeenCalledOnce();
});

test("listeners hear each change until they leave", () => {
  const listener = vi.fn();
  const leave = toastStore.subscribe(listener);
  toast("one");
  leave();
  toast("two");
  expect(listener).toHaveBeenCalledOnce();
});
