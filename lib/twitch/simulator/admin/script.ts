/** The page's own script: posts what buttons say, and fetches the changing parts every two seconds. */
export const SCRIPT = `
const said = document.getElementById("said");
const form = document.querySelector(".filter");

async function refresh() {
  const query = new URLSearchParams(new FormData(form));
  history.replaceState(null, "", "?" + query);
  const answer = await fetch("/admin/fragments?" + query).catch(() => null);
  if (!answer) { said.textContent = "The simulator does not answer."; return; }
  for (const [id, html] of Object.entries(await answer.json())) {
    const slot = document.getElementById(id);
    if (slot.dataset.last === html) continue;
    const held = slot.contains(document.activeElement) ? document.activeElement.dataset : null;
    slot.innerHTML = slot.dataset.last = html;
    // Whoever works by keyboard keeps their place.
    if (held) [...slot.querySelectorAll("button")].find((b) => b.dataset.body === held.body && b.dataset.post === held.post)?.focus();
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-post]");
  if (!button) return;
  const aim = "aimed" in button.dataset
    ? { endpoint: document.getElementById("aim-endpoint").value, ...JSON.parse(document.getElementById("aim-limit").value) }
    : "streamer" in button.dataset ? { login: document.getElementById("aim-streamer").value } : {};
  const answer = await fetch("/admin/api/" + button.dataset.post, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...JSON.parse(button.dataset.body), ...aim }),
  });
  const result = await answer.json();
  said.textContent = result.error ?? result.said ?? "";
  await refresh();
});
form.addEventListener("input", refresh);
form.addEventListener("submit", (event) => { event.preventDefault(); refresh(); });
setInterval(() => { if (!document.hidden) refresh(); }, 2000);
`;
