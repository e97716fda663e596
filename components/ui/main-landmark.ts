/** The page's main part. What floats is put inside, as assistive technology expects all content in a landmark. */
export const mainLandmark = (): HTMLElement | null =>
  typeof document === "undefined" ? null : document.getElementById("content");
