/** The vocabulary of the invented world. Data only; the ids of the categories are Twitch's own. */
export interface Category {
  id: string;
  name: string;
  /** How often it is streamed, relative to the others. */
  weight: number;
  kind: "talk" | "shooter" | "adventure" | "creative" | "strategy" | "cosy";
}

/** How many shows begin, whatever comes then. */
export const CHATTING: Category = { id: "509658", name: "Just Chatting", weight: 22, kind: "talk" };

export const CATEGORIES: readonly Category[] = [
  CHATTING,
  { id: "21779", name: "League of Legends", weight: 10, kind: "strategy" },
  { id: "32982", name: "Grand Theft Auto V", weight: 9, kind: "adventure" },
  { id: "516575", name: "VALORANT", weight: 9, kind: "shooter" },
  { id: "32399", name: "Counter-Strike", weight: 8, kind: "shooter" },
  { id: "27471", name: "Minecraft", weight: 7, kind: "cosy" },
  { id: "29595", name: "Dota 2", weight: 5, kind: "strategy" },
  { id: "511224", name: "Apex Legends", weight: 4, kind: "shooter" },
  { id: "512953", name: "ELDEN RING", weight: 4, kind: "adventure" },
  { id: "18122", name: "World of Warcraft", weight: 4, kind: "adventure" },
  { id: "509660", name: "Art", weight: 3, kind: "creative" },
  { id: "26936", name: "Music", weight: 3, kind: "creative" },
  { id: "1469308723", name: "Software and Game Development", weight: 2, kind: "creative" },
  { id: "509667", name: "Food & Drink", weight: 2, kind: "talk" },
  { id: "490655", name: "Stardew Valley", weight: 2, kind: "cosy" },
  { id: "743", name: "Chess", weight: 2, kind: "strategy" },
  { id: "17076", name: "Super Mario 64", weight: 1, kind: "adventure" },
  { id: "494131", name: "Little Nightmares", weight: 1, kind: "adventure" },
];

export const LANGUAGES = [
  { code: "en", tag: "English", weight: 50 },
  { code: "de", tag: "Deutsch", weight: 13 },
  { code: "es", tag: "Español", weight: 12 },
  { code: "fr", tag: "Français", weight: 8 },
  { code: "pt", tag: "Português", weight: 8 },
  { code: "pl", tag: "Polski", weight: 4 },
  { code: "ja", tag: "日本語", weight: 5 },
] as const;

export const TAGS: Record<Category["kind"], readonly string[]> = {
  talk: ["Chatty", "IRL", "React", "Storytime", "Community"],
  shooter: ["FPS", "Ranked", "Competitive", "AimTraining", "Scrims"],
  adventure: ["FirstPlaythrough", "NoSpoilers", "Speedrun", "Story", "Roleplay"],
  creative: ["WorkInProgress", "Illustration", "Learning", "CoWorking", "Requests"],
  strategy: ["Ranked", "Coaching", "Educational", "Tournament", "SoloQ"],
  cosy: ["Cozy", "Chill", "Building", "CoOp", "Relaxing"],
};

export const ADJECTIVES =
  words(`amber arctic atomic bitter brave bright brisk broken calm candid chilly clever cosmic
  crimson curious dapper dizzy dusty eager electric faint feral fluffy foggy frosty gentle giddy golden grumpy happy
  hazy hollow humble icy idle jolly keen lazy lofty lucky lunar mellow mighty minty misty neon nimble noisy odd pale
  patient plucky polar proud quick quiet rapid rusty salty secret shady silent silver sleepy sly snappy solar spicy
  stormy sunny swift tiny velvet wild witty zesty`);

export const NOUNS =
  words(`acorn anchor badger bagel bandit beacon biscuit bison bramble breeze cactus canyon cedar
  cobra comet copper coyote crow cypress dagger dingo dragon echo ember falcon fern ferret fjord fox gecko ginger
  glacier goblin gopher hammer harbor hawk hazel heron hornet iris ivy jackal jaguar juniper kestrel kiwi koala lantern
  lemon lynx magpie mango maple marble meteor mole moose moth nebula noodle orchid otter owl panda pebble pepper pickle
  pixel puffin quartz rabbit radish raven rocket saffron salmon shadow sparrow spruce squid stork thistle thunder tiger
  turnip viper walnut weasel willow wizard wolf wombat yak zephyr`);

export const FIRST_NAMES =
  words(`ada alex amara anna ben bruno carla chris clara dario diego elif emma enzo erik fatima
  felix finn greta hana hugo ines ivan jana jonas julia kai karim lea lena leo lina luca lucia maja marco maria mateo
  mila mina nadia nico nina noah nora oskar paula pablo priya rafael rosa sam sara sofia sven tara theo tim uma victor
  wanda yara yuki zoe`);

/** What comes behind a name now and then. */
export const SUFFIXES = [
  "tv",
  "live",
  "plays",
  "gaming",
  "hd",
  "ttv",
  "streams",
  "_irl",
  "codes",
  "draws",
] as const;

/** Display names outside the Latin alphabet: Twitch allows them beside a Latin login. */
export const JAPANESE_NAMES = ["ゆき", "そら", "はな", "りん", "あおい", "まる", "こむぎ", "すず"] as const;

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
