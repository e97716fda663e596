/** Does something in the simulator's chat. @throws Error with the simulator's own words */
async function chat<Answer>(name: string, body: object): Promise<Answer> {
  const answer = await fetch(`${process.env.E2E_SIMULATOR_URL}/admin/api/chat/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`chat/${name}: ${await answer.text()}`);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

/** Somebody writes in a channel. Says the message's id. */
export const say = async (login: string, text: string, as?: string): Promise<string> =>
  (await chat<{ id: string }>("say", { login, text, ...(as && { as }) })).id;

/** A moderator takes one message away. */
export const deleteMessage = (login: string, id: string) => chat("delete", { login, id });

/** Many write at once. */
export const storm = (login: string, perSecond: number, seconds: number) =>
  chat("storm", { login, perSecond, seconds });

export const announce = (login: string, text: string) => chat("announce", { login, text });
