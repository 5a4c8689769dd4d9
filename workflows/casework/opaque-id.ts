/** What an id of a person can look like: an address or a name in its place would stay in the log for ever. */
export const opaqueId = /^[a-z0-9][a-z0-9-]{2,63}$/;
