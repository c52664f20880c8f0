import { z } from "zod";

/** What happens to one request instead of being passed on and answered as it should. */
const Fault = z.discriminatedUnion("kind", [
  /** Passed on after so many milliseconds. */
  z.strictObject({ kind: z.literal("delay"), ms: z.int().min(0) }),
  /** The connection is closed: before the engine hears the request, or after it has done it. */
  z.strictObject({ kind: z.literal("drop"), what: z.enum(["request", "reply"]) }),
  /** The connection is closed after half of the bytes. */
  z.strictObject({ kind: z.literal("cut"), what: z.enum(["request", "reply"]) }),
  /** The engine gets the request twice; the second answer is heard. */
  z.strictObject({ kind: z.literal("duplicate") }),
  /** The engine never hears the request; an error comes back in its own words. */
  z.strictObject({
    kind: z.literal("answer"),
    error: z.enum(["500", "503", "throttling", "conflict", "expired"]),
  }),
]);
export type Fault = z.infer<typeof Fault>;
export type AnsweredError = Extract<Fault, { kind: "answer" }>["error"];

const Rule = z.strictObject({
  /** Left out: both. */
  engine: z.enum(["dynamodb", "s3"]).optional(),
  /** As AWS names it: "TransactWriteItems", "HeadObject", … Left out: any. */
  operation: z.string().optional(),
  /** Only requests that hold this text: in the address, and for DynamoDB in the body too. */
  contains: z.string().optional(),
  /** Lets so many matching requests pass first. */
  skip: z.int().min(0).default(0),
  /** Strikes so many times; null: for ever. */
  times: z.int().min(1).nullable().default(1),
  /** Strikes with this probability, drawn from the seed. */
  chance: z.number().min(0).max(1).default(1),
  fault: Fault,
});
export type Rule = z.input<typeof Rule>;

export const FaultPlan = z.strictObject({
  seed: z.int().default(1),
  /** The first rule that matches and strikes is the one. */
  rules: z.array(Rule),
});
export type FaultPlan = z.input<typeof FaultPlan>;
