import { createDiskStore } from "./disk-store";
import type { BucketSettings } from "./s3-client";
import type { FileStore, StoreName } from "./store";

export interface Stores {
  /** Where new files go. */
  current: FileStore;
  /** One in which files are, by the name in their rows; undefined when it is not set up (any more). */
  named(name: string): FileStore | undefined;
  names: StoreName[];
}

type Settings = BucketSettings & { CLIP_DIR: string; S3_BUCKET?: string | undefined };

/** The folder always, and a bucket where one is set: what was kept before it was set is still found. */
export function createStores(settings: Settings): Stores {
  const disk = createDiskStore(settings.CLIP_DIR);
  const { S3_BUCKET: bucket } = settings;
  const s3 = bucket === undefined ? null : loadedLater("s3", () => loadBucket(settings, bucket));
  const all: FileStore[] = s3 ? [s3, disk] : [disk];
  return {
    current: s3 ?? disk,
    named: (name) => all.find((store) => store.name === name),
    names: all.map((store) => store.name),
  };
}

/** Amazon's client is large, and most instances have no bucket. */
async function loadBucket(settings: Settings, bucket: string): Promise<FileStore> {
  const [{ createS3Client }, { createS3Store }] = await Promise.all([
    import("./s3-client"),
    import("./s3-store"),
  ]);
  return createS3Store({ client: createS3Client(settings), bucket });
}

function loadedLater(name: StoreName, load: () => Promise<FileStore>): FileStore {
  let loading: Promise<FileStore> | undefined;
  const store = () => {
    loading ??= load();
    return loading;
  };
  return {
    name,
    put: async (key, body, about) => (await store()).put(key, body, about),
    open: async (key, range) => (await store()).open(key, range),
    sizeOf: async (key) => (await store()).sizeOf(key),
    remove: async (key) => (await store()).remove(key),
  };
}
