/**
 * The people one can sign in as. Their Twitch ids never change, so that a start script can name the
 * operator and a session survives a restart of the simulator.
 */
export interface Persona {
  id: string;
  login: string;
  displayName: string;
  email: string;
  role: "viewer" | "streamer" | "operator" | "bot";
  /** One line for the sign-in page: why choose this one. */
  about: string;
  /** How many broadcasters the persona follows in a freshly made world. */
  follows: number;
  /** Ids of the categories a streamer streams, the main one first. */
  knownFor?: readonly string[];
}

const persona = (
  id: string,
  displayName: string,
  role: Persona["role"],
  follows: number,
  about: string,
  knownFor?: readonly string[],
): Persona => {
  const login = displayName.toLowerCase();
  const email = `${login}@example.test`;
  return { id, login, displayName, email, role, about, follows, ...(knownFor && { knownFor }) };
};

export const personas = {
  vera: persona("900000001", "Vera", "viewer", 60, "Follows 60 channels. Start here."),
  max2000: persona("900000002", "Max2000", "viewer", 2000, "Follows 2,000 channels, the most Twitch allows."),
  kaya: persona("900000011", "Kaya_Runs", "streamer", 25, "Streams speedruns to a few hundred people.", [
    "17076",
    "512953",
  ]),
  tom: persona("900000012", "TomCooksLive", "streamer", 14, "Cooks on stream for a few hundred people.", [
    "509667",
    "509658",
  ]),
  luna: persona(
    "900000013",
    "LunaInkwell",
    "streamer",
    38,
    "Draws, talks, plays. The biggest of the three.",
    ["509660", "509658", "490655"],
  ),
  tallybot: persona("900000050", "TallyBot", "bot", 0, "Writes in chats for this instance."),
  olga: persona("900000099", "Olga", "operator", 12, "Runs this instance: sees the operators' pages."),
} as const satisfies Record<string, Persona>;

/** All personas in the order in which the sign-in page shows them. */
export const personaList: readonly Persona[] = Object.values(personas);
