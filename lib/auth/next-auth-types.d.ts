import "next-auth";

declare module "next-auth" {
  /** What our provider says of a person, and what the adapter makes of them. */
  interface User {
    twitchId: string;
    login: string;
  }
}
