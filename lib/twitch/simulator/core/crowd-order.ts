import { seedFrom } from "./random";

/** A step that hardly shares a divisor with the number of people: everybody is met before anybody twice. */
const STEP = 7919;

/** The people in the order in which they come to a channel: the same ones first, each time. */
export function* crowdOrder<T>(channelId: string, people: readonly T[]): Generator<T> {
  const start = seedFrom("crowd", channelId) % Math.max(1, people.length);
  for (let step = 0; step < people.length; step += 1) {
    const person = people[(start + step * STEP) % people.length];
    if (person !== undefined) yield person;
  }
}
