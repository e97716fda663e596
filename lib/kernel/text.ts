/** Whether Postgres takes this as text. It stores every character but NUL, and fails at that one. */
export const isStorable = (text: string): boolean => !text.includes("\0");

/** Said of a field with text that is not storable. */
export const NOT_STORABLE = "must not contain a NUL character";
