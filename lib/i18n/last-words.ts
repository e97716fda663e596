import type { Locale } from "./locale";

/**
 * What is said when not even the layout that brings the texts could be shown. It comes with every page, and so is
 * all that this needs, in the shape of the catalogue.
 */
export const LAST_WORDS: Record<Locale, LastWords> = {
  en: {
    ui: { failed: "That did not work", retry: "Try again", request: "Request <id></id>" },
    failure: {
      title: "Something went wrong",
      message: "Tallylight could not be shown. Nothing of yours is lost; try again in a moment.",
    },
  },
  de: {
    ui: { failed: "Das hat nicht geklappt", retry: "Noch einmal versuchen", request: "Anfrage <id></id>" },
    failure: {
      title: "Etwas ist schiefgegangen",
      message:
        "Tallylight konnte nicht gezeigt werden. Deine Daten sind sicher; versuch es gleich noch einmal.",
    },
  },
};

interface LastWords {
  ui: { failed: string; retry: string; request: string };
  failure: { title: string; message: string };
}
