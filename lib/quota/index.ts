export { readQuota } from "./overview";
