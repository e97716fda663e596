import type { CSSProperties } from "react";

/**
 * The colours of app/globals.css, written as mail clients understand them: light in the style of each element, dark in
 * classes that a client with a dark scheme applies. Where neither is understood, dark ink on a light ground remains.
 */
const LIGHT = {
  canvas: "#f6f4f1",
  surface: "#fdfcfb",
  line: "#dcdad6",
  ink: "#221f1b",
  ink2: "#504c48",
  ink3: "#696560",
  accent: "#006774",
  onAccent: "#f9fdfd",
  live: "#e21525",
  liveInk: "#be1219",
};

const FONT =
  "Geist, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const LOOK = {
  body: {
    margin: 0,
    padding: 0,
    backgroundColor: LIGHT.canvas,
    color: LIGHT.ink,
    fontFamily: FONT,
    WebkitTextSizeAdjust: "100%",
  },
  container: { width: "100%", maxWidth: "600px", margin: "0 auto", padding: "24px 16px 40px" },
  masthead: { margin: 0, fontSize: "15px", lineHeight: "24px", fontWeight: 600, color: LIGHT.ink2 },
  card: {
    backgroundColor: LIGHT.surface,
    border: `1px solid ${LIGHT.line}`,
    borderRadius: "12px",
    padding: "28px",
    marginTop: "16px",
  },
  heading: {
    margin: 0,
    fontSize: "24px",
    lineHeight: "32px",
    fontWeight: 650,
    letterSpacing: "-0.01em",
    color: LIGHT.ink,
    overflowWrap: "anywhere",
  },
  title: {
    margin: "12px 0 0",
    fontSize: "17px",
    lineHeight: "26px",
    color: LIGHT.ink,
    overflowWrap: "anywhere",
  },
  text: {
    margin: "12px 0 0",
    fontSize: "15px",
    lineHeight: "24px",
    color: LIGHT.ink2,
    overflowWrap: "anywhere",
  },
  fact: {
    margin: "4px 0 0",
    fontSize: "14px",
    lineHeight: "22px",
    color: LIGHT.ink3,
    overflowWrap: "anywhere",
  },
  name: { margin: 0, fontSize: "15px", lineHeight: "22px", fontWeight: 600, color: LIGHT.ink },
  nameLink: { color: LIGHT.ink, textDecoration: "none" },
  label: {
    margin: "24px 0 0",
    fontSize: "13px",
    lineHeight: "20px",
    fontWeight: 600,
    color: LIGHT.ink3,
  },
  live: { color: LIGHT.liveInk, fontWeight: 600 },
  button: {
    display: "inline-block",
    marginTop: "24px",
    padding: "12px 22px",
    borderRadius: "8px",
    backgroundColor: LIGHT.accent,
    color: LIGHT.onAccent,
    fontSize: "15px",
    lineHeight: "24px",
    fontWeight: 600,
    textDecoration: "none",
  },
  link: { color: LIGHT.accent, textDecoration: "underline" },
  row: { borderTop: `1px solid ${LIGHT.line}`, paddingTop: "16px", marginTop: "16px" },
  avatar: { borderRadius: "50%", backgroundColor: LIGHT.line, display: "block" },
  lamp: (lit: boolean) => ({
    display: "inline-block",
    width: "10px",
    height: "10px",
    borderRadius: "5px",
    marginRight: "9px",
    backgroundColor: lit ? LIGHT.live : LIGHT.ink3,
  }),
  footer: { margin: "20px 4px 0", fontSize: "13px", lineHeight: "22px", color: LIGHT.ink3 },
  footerLink: { color: LIGHT.ink3, textDecoration: "underline" },
} satisfies Record<string, CSSProperties | ((lit: boolean) => CSSProperties)>;

/**
 * The cell below the body is react-email's own: Yahoo's mail drops the body's colour. Outlook.com renames classes but keeps its own switch, [data-ogsc].
 */
export const DARK_STYLES = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .t-canvas, .t-canvas > table > tbody > tr > td { background-color: #0f0d0b !important; }
  .t-surface { background-color: #171512 !important; border-color: #2d2a27 !important; }
  .t-line { border-color: #2d2a27 !important; }
  .t-ink { color: #eeede9 !important; }
  .t-ink2 { color: #b5b2ad !important; }
  .t-ink3 { color: #95928c !important; }
  .t-live { color: #fe8880 !important; }
  .t-link { color: #67d1d4 !important; }
  .t-button { background-color: #67d1d4 !important; color: #031a1e !important; }
  .t-lamp-on { background-color: #fe3434 !important; }
  .t-avatar { background-color: #2d2a27 !important; }
}
[data-ogsc] .t-ink { color: #eeede9 !important; }
[data-ogsc] .t-ink2 { color: #b5b2ad !important; }
[data-ogsc] .t-ink3 { color: #95928c !important; }
@media (max-width: 480px) { .t-card { padding: 20px !important; } }
`;
