import type { EntryRef } from "./stored-entry.ts";

/** A picture as it was fetched. */
export interface FetchedPicture {
  /** By its first bytes; what its server says does not count. */
  mediaType: string;
  bytes: Uint8Array;
}

/** Fetches pictures of entries for readers, so that no outlet learns who reads. Only what an entry shows can be had: this is no open proxy. */
export interface EntryPictures {
  /**
   * @param name what `pictureName` makes of its address.
   * @returns `undefined` where the entry shows no such picture or nobody can get it; `busy` where too many are being fetched.
   */
  picture(ref: EntryRef, name: string): Promise<FetchedPicture | "busy" | undefined>;
}
