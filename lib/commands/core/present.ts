type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Without what is there and undefined: spread over what there is, it would overwrite what stays. */
export const present = <T extends object>(changes: T): Present<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Present<T>;
