import { expect, test } from "vitest";
import { bytesOfMb, sizeOf } from "./size-of";

test.each([
  [0, { value: 0, unit: "kb" }],
  [1, { value: 0.1, unit: "kb" }],
  [1_536, { value: 1.5, unit: "kb" }],
  [1_048_575, { value: 1, unit: "mb" }],
  [12_900_000, { value: 12, unit: "mb" }],
  [bytesOfMb(2_048), { value: 2, unit: "gb" }],
  [bytesOfMb(10_000_000), { value: 9.5, unit: "tb" }],
])("%i bytes", (bytes, expected) => expect(sizeOf(bytes)).toEqual(expected));
