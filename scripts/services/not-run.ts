const MARK = /\[not run: ([^\]]*)\]/;

/** For the title of tests that cannot run on a machine, and need not. */
export const notRun = (reason: string): string => `[not run: ${reason}]`;

/** The reason in a test's title; undefined when there is none. */
export const reasonNotRun = (title: string): string | undefined => MARK.exec(title)?.[1];
