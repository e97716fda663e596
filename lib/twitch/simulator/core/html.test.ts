import { expect, test } from "vitest";
import { html, raw } from "./html";

test("values are escaped, markup is not escaped again", () => {
  const title = `<script>alert("x")</script> & 'y'`;
  expect(html`<p title="${title}">${html`<b>${title}</b>`}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">' +
      "<b>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</b></p>",
  );
});

test("lists are joined; false, null and undefined leave nothing; 0 stays", () => {
  expect(html`${[1, 2].map((n) => html`<i>${n}</i>`)}${false}${null}${undefined}${0}`.text).toBe(
    "<i>1</i><i>2</i>0",
  );
});

test("raw text stays as it is", () => {
  expect(html`${raw("<br>")}`.text).toBe("<br>");
});
