/** What of a player keys can change. Times in seconds; volume from 0 to 1. */
export interface PlayerState {
  paused: boolean;
  muted: boolean;
  at: number;
  length: number;
  volume: number;
}

export type PlayerChange = Partial<Pick<PlayerState, "paused" | "muted" | "at" | "volume">>;

const LEAP_S = 5;
/** Twitch makes clips of 30 or 60 pictures a second; a step is never less than one. */
const PICTURE_S = 1 / 30;
const VOLUME_STEP = 0.1;

/** What a key does to a player; null: nothing. Leaps end at the clip's ends, and steps by one picture pause it. */
export function keyChange(key: string, state: PlayerState): PlayerChange | null {
  const to = (at: number) => ({ at: Math.min(Math.max(at, 0), state.length) });
  const volume = (next: number) => ({
    volume: Math.round(Math.min(Math.max(next, 0), 1) * 100) / 100,
    muted: false,
  });
  switch (key) {
    case " ":
    case "k":
      return { paused: !state.paused };
    case "m":
      return { muted: !state.muted };
    case "j":
    case "ArrowLeft":
      return to(state.at - LEAP_S);
    case "l":
    case "ArrowRight":
      return to(state.at + LEAP_S);
    case ",":
      return { ...to(state.at - PICTURE_S), paused: true };
    case ".":
      return { ...to(state.at + PICTURE_S), paused: true };
    case "ArrowUp":
      return volume(state.volume + VOLUME_STEP);
    case "ArrowDown":
      return volume(state.volume - VOLUME_STEP);
    case "Home":
    case "0":
      return to(0);
    case "End":
      return to(state.length);
    default:
      return null;
  }
}
