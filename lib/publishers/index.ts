export { type Carrier, type Ending, type OutgoingEvent, outcomeOf } from "./carrier";
export type { CarrierFactories } from "./carrier-factories";
export { listDeadLetters, retryDeadLetters } from "./dead-letters";
export { readFeed } from "./feed";
export { publisherMetrics } from "./metrics";
export {
  assertPublisherUnchanged,
  changePublisher,
  pausePublisher,
  previewReplay,
  replay,
  resumePublisher,
} from "./operate";
export { prunePublishers } from "./prune";
export { findPublisher, listPublishers } from "./read";
