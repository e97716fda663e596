/**
 * How an instance counts time. It stood at `fromMs` when the real clock stood at `atMs`, no earlier than that,
 * and goes `speed` times as fast, more than once, until it has caught up with the real time; from then on
 * both are one. In ms since the epoch.
 */
export interface ClockSetting {
  fromMs: number;
  atMs: number;
  speed: number;
}

/** The clock of every instance that was not told otherwise. */
export const REAL_TIME: ClockSetting = { fromMs: 0, atMs: 0, speed: 1 };

/** The instance's time when the real clock shows `realMs`. Never ahead of it, never before `fromMs`, never backwards. */
export function instanceTime({ fromMs, atMs, speed }: ClockSetting, realMs: number): number {
  return Math.min(realMs, Math.floor(fromMs + Math.max(0, realMs - atMs) * speed));
}

/** The first moment of the real clock at which the instance's time is `instanceMs` or later. */
export function realTime({ fromMs, atMs, speed }: ClockSetting, instanceMs: number): number {
  return Math.max(instanceMs, Math.ceil(atMs + Math.max(0, instanceMs - fromMs) / speed));
}

/** When the instance's time becomes the real time. */
export function caughtUpAt({ fromMs, atMs, speed }: ClockSetting): number {
  return fromMs === atMs ? atMs : Math.ceil(atMs + (atMs - fromMs) / (speed - 1));
}

const FORM = /^from=(?<from>[^,]+),at=(?<at>[^,]+),speed=(?<speed>\d+(?:\.\d+)?)$/;
/** Faster, the 30 s between two checks would pass before one can be done. */
export const MOST_SPEED = 120;

/**
 * Reads "from=<ISO time>,at=<ISO time>,speed=<more than 1, at most 120>".
 * @throws RangeError naming what is wrong
 */
export function parseClock(text: string): ClockSetting {
  const { from = "", at = "", speed = "" } = FORM.exec(text)?.groups ?? {};
  const clock = { fromMs: Date.parse(from), atMs: Date.parse(at), speed: Number(speed) };
  if (Number.isNaN(clock.fromMs) || Number.isNaN(clock.atMs)) {
    throw new RangeError("must look like from=2026-05-01T08:00:00Z,at=2026-05-01T18:00:00Z,speed=60");
  }
  if (clock.fromMs > clock.atMs) throw new RangeError("from must not lie after at");
  if (clock.speed <= 1 || clock.speed > MOST_SPEED) {
    throw new RangeError(`speed must be more than 1 and at most ${MOST_SPEED}`);
  }
  return clock;
}

/** The text that `parseClock` reads. */
export function clockText({ fromMs, atMs, speed }: ClockSetting): string {
  return `from=${new Date(fromMs).toISOString()},at=${new Date(atMs).toISOString()},speed=${speed}`;
}
