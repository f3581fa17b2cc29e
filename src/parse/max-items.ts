/** More items than any honest document has; what follows them is left unread, with a note. */
export const MAX_ITEMS = 10_000;
