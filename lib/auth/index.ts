export { returnPath } from "./core/return-path";
export { scopesToAsk } from "./core/scopes";
export { aboutMe } from "./identify";
export { keepFirstLocale, keepLocale } from "./locale";
export { authorizePage, currentPerson } from "./page";
export { endCurrentSession } from "./sign-out";
export { startSignIn } from "./start-sign-in";
