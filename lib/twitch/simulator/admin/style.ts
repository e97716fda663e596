/** What only the admin page needs. */
export const ADMIN_STYLE = `
header { display: flex; gap: 20px; align-items: baseline; padding: 14px 20px; border-bottom: 1px solid var(--line);
  position: sticky; top: 0; background: var(--bg); z-index: 1; flex-wrap: wrap; }
header h1 { white-space: nowrap; } .end { margin-left: auto; }
main { display: grid; grid-template-columns: minmax(0, 1fr) 330px; gap: 16px; padding: 16px 20px; align-items: start; }
aside { display: grid; gap: 16px; } .log { grid-column: 1 / -1; overflow-x: auto; } .wide { overflow-x: auto; }
@media (max-width: 1080px) { main { grid-template-columns: minmax(0, 1fr); } }
.lamp { display: inline-block; width: 9px; height: 9px; border-radius: 50%; background: var(--live); margin-right: 7px; }
.filter { display: flex; gap: 8px; margin-bottom: 10px; } .filter input { flex: 1; min-width: 0; }
table { width: 100%; border-collapse: collapse; } th { text-align: left; font-weight: 500; color: var(--soft); font-size: 13px; }
td, th { padding: 6px 10px 6px 0; border-top: 1px solid var(--line); vertical-align: middle; white-space: nowrap; }
thead th { border-top: 0; }
.who { display: flex; gap: 10px; align-items: center; } .who img { border-radius: 50%; opacity: .45; }
.live .who img { opacity: 1; } .who span, .title span { display: block; line-height: 1.3; }
.title { width: 100%; max-width: 0; min-width: 150px; } .title span { overflow: hidden; text-overflow: ellipsis; }
.who .soft, .title .soft { font-size: 13px; }
.acts { text-align: right; padding-right: 0; } .acts button { padding: 4px 8px; } button { font-size: 13px; white-space: nowrap; }
.go { border-color: var(--action); color: var(--action); }
.buttons { display: flex; flex-wrap: wrap; gap: 6px; } .aim { display: flex; gap: 10px; margin: 10px 0; flex-wrap: wrap; }
.aim label { color: var(--soft); } select { padding: 4px 6px; }
ul.active, #changes ol { list-style: none; margin: 0 0 10px; padding: 0; } .active li { display: flex; gap: 8px; justify-content: space-between; align-items: start; padding: 3px 0; }
#changes { font-size: 14px; min-height: 60px; } #demo { margin-bottom: 10px; color: var(--soft); } #said { margin: 8px 0; min-height: 22px; }
.meter { display: grid; grid-template-columns: 1fr 90px auto; gap: 8px; font-size: 13px; align-items: center; } meter { width: 100%; }
.bad { color: var(--warn); }
#requests { font-size: 13px; max-height: 420px; overflow-y: auto; } #requests td { padding: 3px 10px 3px 0; }
`;
