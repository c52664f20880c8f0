import type { Fault } from "./fault-plan.schema.ts";

export const everyFault: Fault[] = [
  { kind: "delay", ms: 50 },
  { kind: "drop", what: "request" },
  { kind: "drop", what: "reply" },
  { kind: "cut", what: "request" },
  { kind: "cut", what: "reply" },
  { kind: "duplicate" },
  { kind: "answer", error: "500" },
  { kind: "answer", error: "503" },
  { kind: "answer", error: "throttling" },
  { kind: "answer", error: "conflict" },
  { kind: "answer", error: "expired" },
];
