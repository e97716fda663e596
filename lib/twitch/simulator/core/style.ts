/** The look of the simulator's own pages. Dark only: it stands beside the app, not in it. */
export const STYLE = `
:root { color-scheme: dark; --bg: #12141a; --panel: #1a1d25; --line: #2a2f3b; --text: #e7e9ee; --soft: #a2a9b8;
  --action: #4fc3b4; --live: #ff5247; --warn: #f0b429; font: 15px/1.5 ui-sans-serif, system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); }
a { color: var(--action); }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 15px; margin: 0 0 12px; }
.soft { color: var(--soft); } .num { font-variant-numeric: tabular-nums; }
button, input, select { font: inherit; color: inherit; background: #222733; border: 1px solid var(--line);
  border-radius: 7px; padding: 5px 10px; }
button { cursor: pointer; } button:hover { border-color: var(--action); }
:focus-visible { outline: 2px solid var(--action); outline-offset: 2px; }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 16px; }
`;
