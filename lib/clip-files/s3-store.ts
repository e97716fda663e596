import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { measure } from "./measure";
import { inPieces } from "./pieces";
import { type FileStore, StoreError } from "./store";

/** What is longer goes up in parts of so many bytes; S3 wants at least 5 MiB a part. */
const PART_BYTES = 8 * 1024 * 1024;
/** What servers say whose disks or quotas are full: MinIO, Ceph, Garage and others have words of their own. */
const FULL = new Set([
  "XMinioStorageFull",
  "QuotaExceeded",
  "QuotaExceededException",
  "InsufficientCapacity",
]);

type Target = { client: S3Client; bucket: string };

/**
 * Files in a bucket. A body goes up in parts that are held in memory, so that each is signed with its hash, checked by
 * the store, and sent again when the connection breaks: the source is read only once, and its length need not be known.
 */
export function createS3Store(target: Target): FileStore {
  const { client, bucket: Bucket } = target;
  return {
    name: "s3",
    async put(key, body, { contentType }) {
      const measured = measure(body);
      const pieces = inPieces(measured.body, PART_BYTES);
      try {
        const first = (await pieces.next()).value ?? Buffer.alloc(0);
        const about = { Bucket, Key: key, ContentType: contentType };
        if (first.byteLength < PART_BYTES) await client.send(new PutObjectCommand({ ...about, Body: first }));
        else await putInParts(target, about, first, pieces);
      } catch (error) {
        throw isFull(error) ? new StoreError("full", error) : error;
      } finally {
        // Whoever feeds the body must hear that nobody reads on.
        await pieces.return(undefined);
      }
      return measured.passed();
    },
    async open(key, range) {
      const part = range && { Range: `bytes=${range.from}-${range.to}` };
      const found = await orNull(client.send(new GetObjectCommand({ Bucket, Key: key, ...part })));
      return found?.Body instanceof Readable ? found.Body : null;
    },
    async sizeOf(key) {
      const found = await orNull(client.send(new HeadObjectCommand({ Bucket, Key: key })));
      return found?.ContentLength ?? null;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
      await abortUploads(target, key);
    },
  };
}

interface About {
  Bucket: string;
  Key: string;
  ContentType: string;
}

async function putInParts(
  { client, bucket }: Target,
  about: About,
  first: Buffer,
  rest: AsyncIterable<Buffer>,
): Promise<void> {
  // What a process that died had begun takes room until somebody ends it.
  await abortUploads({ client, bucket }, about.Key);
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(about));
  const upload = { Bucket: about.Bucket, Key: about.Key, UploadId };
  try {
    const sendPart = async (PartNumber: number, Body: Buffer) => {
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      return { PartNumber, ETag };
    };
    const Parts = [await sendPart(1, first)];
    for await (const piece of rest) Parts.push(await sendPart(Parts.length + 1, piece));
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  } catch (error) {
    // If this fails too, the next that is put or removed under the key ends it.
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

/** Ends the uploads of this key that are under way. */
async function abortUploads({ client, bucket: Bucket }: Target, key: string): Promise<void> {
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: key }));
  for (const { Key, UploadId } of Uploads) {
    if (Key !== key) continue;
    await orNull(client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
  }
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
    throw error;
  }
}

const isFull = (error: unknown) =>
  error instanceof S3ServiceException && (FULL.has(error.name) || error.$metadata.httpStatusCode === 507);
