/** One loop that sleeps until it is woken or it is time. Waking it while it works lets it go round once more. */
export function createSleeper(): { wake(): void; sleep(ms: number): Promise<void> } {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    wake() {
      woken = true;
      end?.();
    },
    async sleep(ms) {
      if (!woken && ms > 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      end = undefined;
      woken = false;
    },
  };
}
