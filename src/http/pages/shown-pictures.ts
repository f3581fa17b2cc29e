import type { PicturesShown } from "../../model/configuration.ts";
import type { CleanEntry } from "../../publish/clean-entry.ts";
import { pictureName } from "../../publish/picture-name.ts";

/** The address a reader's browser is given for a picture of an entry; `undefined` where none is to be shown. */
export type PictureAddress = (url: string) => string | undefined;

/** How pictures of an entry are addressed: at their outlet, through us, or not at all. Through us only those that are known to be its own. */
export function pictureAddress(
  { ref, pictures }: Pick<CleanEntry, "ref" | "pictures">,
  shown: PicturesShown,
): PictureAddress {
  if (shown === "link") return (url) => url;
  if (shown === "none") return () => undefined;
  const own = new Set(pictures.map(({ url }) => url));
  const [source = "", key = ""] = ref.split("/").map(encodeURIComponent);
  return (url) => (own.has(url) ? `/pictures/${source}/${key}/${pictureName(url)}` : undefined);
}

/** An entry whose pictures are addressed as readers are to have them. */
export function withPictures(entry: CleanEntry, shown: PicturesShown): CleanEntry {
  const address = pictureAddress(entry, shown);
  const pictures = entry.pictures.flatMap((picture) => {
    const url = address(picture.url);
    return url === undefined ? [] : [{ ...picture, url }];
  });
  return { ...entry, pictures };
}
