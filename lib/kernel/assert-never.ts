/** Makes the compiler prove that a union was handled whole; throws if a value slipped past it at run time. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
