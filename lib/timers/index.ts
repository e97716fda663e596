import { renderMessage } from "./message";
import { type TimersDeps, createTimersDuty as timersDuty } from "./timers-duty";

export { type HeldTimer, holdTimers, importTimers, type TimerLeft, undoTimers } from "./import";
export { createLinesDuty } from "./lines-duty";
export { previewTimer } from "./preview";
export { sayTimerNow } from "./say-now";
export { createTimer, deleteTimer, getTimer, listTimers, restoreTimer, updateTimer } from "./service";

/** Says what the timers of a bot's channels have to say; see there. */
export const createTimersDuty = (deps: Omit<TimersDeps, "render">) =>
  timersDuty({ ...deps, render: renderMessage });
