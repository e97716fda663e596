/** Where the people of a channel's chat are. */
export const viewersPath = (login: string) => `/studio/${login}/viewers`;
export const viewerPath = (login: string, id: string) => `/studio/${login}/viewers/${id}`;
