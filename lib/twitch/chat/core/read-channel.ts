/** The login in a channel's name (`#Ronni` is ronni); null when it is none. */
export function channelLoginOf(name: string | undefined): string | null {
  return name !== undefined && name.length > 1 && name.startsWith("#") ? name.slice(1).toLowerCase() : null;
}
