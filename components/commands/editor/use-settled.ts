"use client";
import { useEffect, useState } from "react";

/** The value once it has stayed the same for `ms`. It is data: a new object that says the same is no change. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const said = JSON.stringify(value);
  const [settled, setSettled] = useState(said);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), ms);
    return () => clearTimeout(timer);
  }, [said, ms]);
  return JSON.parse(settled) as Value;
}
