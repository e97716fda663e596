export type { Controls } from "./controls";
export { type Persona, personaList, personas } from "./personas";
export type { Fault, FaultInput, FaultKind, FaultScope } from "./schema";
export { type Simulator, type SimulatorOptions, startSimulator } from "./start";
export type { WorldChange } from "./world/world";
