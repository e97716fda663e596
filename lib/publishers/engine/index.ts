/** What only worker processes load: the brokers' clients, which have no place in pages (one is a native addon). */
export { publish } from "../instance";
