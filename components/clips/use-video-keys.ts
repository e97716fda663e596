"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";
import { keyChange } from "./video-keys";

/** Where keys are somebody else's: what is typed into, and what is pressed or moved by them. */
const OTHERS = [
  ...["input", "textarea", "select", "button", "a", "summary"],
  ...["[contenteditable]", "[role=slider]", "[role=tab]"],
].join();
const OPEN = "[role=dialog][data-state=open],[role=alertdialog],[role=menu]";

/** Keys that a button or a link does not need for itself. */
const ALWAYS = new Set(["j", "k", "l", "m", "f", ",", "."]);

/** Lets keys play a video from anywhere on its page, unless somebody types or a dialog or menu is open. */
export function useVideoKeys(video: RefObject<HTMLVideoElement | null>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const player = video.current;
    if (!player || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector(OPEN) || isOthers(event)) return;
    if (event.key === "f") {
      void toggleFullscreen(player);
      event.preventDefault();
      return;
    }
    // Up and down scroll the page; they are the volume's only where one has gone to the player.
    const vertical = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (vertical && document.activeElement !== player && document.fullscreenElement !== player) return;
    const change = keyChange(event.key, {
      paused: player.paused,
      muted: player.muted,
      at: player.currentTime,
      length: Number.isFinite(player.duration) ? player.duration : 0,
      volume: player.volume,
    });
    if (!change) return;
    // Also keeps the browser's own controls from doing it a second time.
    event.preventDefault();
    if (change.muted !== undefined) player.muted = change.muted;
    if (change.volume !== undefined) player.volume = change.volume;
    if (change.at !== undefined) player.currentTime = change.at;
    if (change.paused === true) player.pause();
    // What stops a video from starting is shown by the player itself.
    if (change.paused === false) void player.play().catch(() => undefined);
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function isOthers({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const other = target.closest(OTHERS);
  if (!other) return false;
  return !(ALWAYS.has(key) && other.matches("button, a, summary"));
}

/** A browser may refuse it, and then nothing happens. */
const toggleFullscreen = (player: HTMLVideoElement): Promise<void> =>
  (document.fullscreenElement ? document.exitFullscreen() : player.requestFullscreen()).catch(
    () => undefined,
  );
