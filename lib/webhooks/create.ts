import { v7 as uuidv7 } from "uuid";
import { changed, recordAudit } from "@/lib/audit";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import type { Outbound } from "@/lib/outbound";
import { assertPublisherUnchanged, type Carrier, findPublisher, resumePublisher } from "@/lib/publishers";
import type { PublisherView } from "@/lib/publishers/schema";
import { createWebhookCarrier } from "./carrier";
import * as repository from "./repository";
import {
  MOST_WEBHOOKS,
  type WebhookChange,
  type WebhookInput,
  type WebhookSecret,
  type WebhookTestResult,
} from "./schema";
import { createSecrets } from "./secrets";
import { testWebhook } from "./test-webhook";

/** Webhooks: publishers that people add, each with an address and a secret. How they stand, lib/publishers says. */
export interface Webhooks {
  /**
   * Adds one, which begins with what happens from now on.
   * @throws TallyError unprocessable for an address that must not be asked, conflict when there are too many
   */
  add(userId: string, input: WebhookInput): Promise<WebhookSecret>;
  /** @throws TallyError not_found */
  find(id: string): Promise<PublisherView>;
  /** @throws TallyError not_found, unprocessable */
  update(id: string, change: WebhookChange): Promise<PublisherView>;
  /** Its dead letters go with it. @throws TallyError not_found */
  remove(id: string): Promise<void>;
  /** What is sent from here on is signed with another secret. @throws TallyError not_found */
  rotate(id: string): Promise<WebhookSecret>;
  /** Lets one go on that was given up, from where it stopped. @throws TallyError not_found */
  enable(id: string): Promise<PublisherView>;
  /** Sends an event of the kind `webhook.test` now. @throws TallyError not_found, conflict without a secret */
  test(id: string, signal: AbortSignal): Promise<WebhookTestResult>;
  /** The way out to one, for whoever publishes. */
  carrierOf(id: string): Carrier;
}

export interface WebhooksDeps {
  pool: Pool;
  outbound: Outbound;
  /** 32 bytes in base64: seals the secrets. */
  encryptionKey: string;
  /** The real time: receivers compare it with theirs. */
  clock?: () => Date;
}

export function createWebhooks({
  pool,
  outbound,
  encryptionKey,
  clock = () => new Date(),
}: WebhooksDeps): Webhooks {
  const secrets = createSecrets(encryptionKey);
  const needPublicAddress = (url: string | undefined) => {
    if (url !== undefined && !outbound.mayAsk(url)) throw notAsked();
  };
  return {
    async add(userId, { name, url, kinds }) {
      needPublicAddress(url);
      const id = uuidv7();
      const secret = secrets.draw();
      const row = { id, name, url, kinds, secret: secrets.seal(secret, id), createdBy: userId };
      await change(pool, id, async (tx) => {
        if (!(await repository.insertWebhook(tx, row, MOST_WEBHOOKS))) throw tooMany();
        await record(tx, "webhook.create", { id, name, url, kinds });
      });
      return { id, secret };
    },
    async find(id) {
      need((await repository.findTarget(pool, id)) !== undefined);
      return findPublisher(id, pool);
    },
    async update(id, { name, url, kinds }) {
      needPublicAddress(url);
      const update = { name, url, kinds: kinds === undefined ? undefined : { to: kinds } };
      await change(pool, id, async (tx) => {
        await assertPublisherUnchanged(tx, id);
        need(await repository.updateWebhook(tx, id, update));
        await record(tx, "webhook.update", { id, name, url, kinds });
      });
      return findPublisher(id, pool);
    },
    remove: (id) =>
      change(pool, id, async (tx) => {
        await assertPublisherUnchanged(tx, id);
        const name = await repository.deleteWebhook(tx, id);
        need(name !== undefined);
        await record(tx, "webhook.delete", { id, name });
      }),
    async rotate(id) {
      const secret = secrets.draw();
      const sealed = secrets.seal(secret, id);
      await change(pool, id, async (tx) => {
        need(await repository.putSecret(tx, id, sealed));
        await record(tx, "webhook.rotate", { id });
      });
      return { id, secret };
    },
    async enable(id) {
      need((await repository.findTarget(pool, id)) !== undefined);
      return resumePublisher(id, pool);
    },
    async test(id, signal) {
      const target = await repository.findTarget(pool, id);
      if (!target) throw noSuchWebhook();
      return testWebhook({ outbound, clock }, secrets.open(target, id), signal);
    },
    carrierOf: (id) =>
      createWebhookCarrier({
        outbound,
        clock,
        async receiver() {
          const target = await repository.findTarget(pool, id);
          return target && secrets.open(target, id);
        },
      }),
  };
}

interface Recorded {
  id: string;
  name?: string | undefined;
  url?: string | undefined;
  kinds?: readonly string[] | null | undefined;
}

/** Of an address only whose it is: many services have a secret in the rest of it. */
function record(
  tx: Db,
  action: `webhook.${"create" | "update" | "delete" | "rotate"}`,
  { id, name, url, kinds }: Recorded,
): Promise<void> {
  const after = { ...(url && { host: new URL(url).host }), ...(kinds !== undefined && { kinds }) };
  return recordAudit(tx, { action, target: { kind: "publisher", id, name }, ...changed({}, after) });
}

/** Changes a webhook and tells of it, both or neither. */
function change(pool: Pool, publisherId: string, work: (tx: Db) => Promise<void>): Promise<void> {
  return withTransaction(async (tx) => {
    await work(tx);
    await appendEvents(tx, [{ kind: "publisher.changed", payload: { publisherId, change: "settings" } }]);
  }, pool);
}

function need(found: boolean): void {
  if (!found) throw noSuchWebhook();
}

const noSuchWebhook = () => new TallyError("not_found", "There is no such webhook.");

const tooMany = () =>
  new TallyError("conflict", `There are ${MOST_WEBHOOKS} webhooks already. Delete one that nobody needs.`);

const notAsked = () =>
  new TallyError("unprocessable", "Something in the form is not right yet.", {
    fields: [{ field: "url", message: "must be a public address with https" }],
  });
