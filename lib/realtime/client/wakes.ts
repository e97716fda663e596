/** Tells when it is worth looking at the connection: the network is back, or the page is looked at again. */
export type Wakes = (onWake: () => void) => () => void;

export const browserWakes: Wakes = (onWake) => {
  const onVisible = () => {
    if (document.visibilityState === "visible") onWake();
  };
  // A page that comes back from the back/forward cache; the first showing of a page is no waking up.
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) onWake();
  };
  window.addEventListener("online", onWake);
  window.addEventListener("pageshow", onPageShow);
  document.addEventListener("visibilitychange", onVisible);
  return () => {
    window.removeEventListener("online", onWake);
    window.removeEventListener("pageshow", onPageShow);
    document.removeEventListener("visibilitychange", onVisible);
  };
};
