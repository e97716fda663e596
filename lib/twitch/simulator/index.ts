export { type Persona, personaList, personas } from "./personas";
export { type Simulator, startSimulator } from "./start";
