/** A person of whom nothing sent until `until` is kept (ms since the epoch; Infinity: nothing at all). */
export interface Forgotten {
  personId: string;
  until: number;
}

/** Answers, for what somebody wrote, whether it must not be kept: they opted out, or had it erased. */
export class Oblivion {
  readonly #until = new Map<string, number>();

  constructor(forgotten: readonly Forgotten[] = []) {
    for (const { personId, until } of forgotten)
      this.#until.set(personId, Math.max(until, this.#until.get(personId) ?? until));
  }

  get isEmpty(): boolean {
    return this.#until.size === 0;
  }

  covers({ authorId, sentAt }: { authorId: string; sentAt: number }): boolean {
    const until = this.#until.get(authorId);
    return until !== undefined && sentAt <= until;
  }
}
