import { createHash } from "node:crypto";
import { type Fault, FaultPlan } from "./fault-plan.schema.ts";
import type { SeenRequest } from "./operation.ts";

type Rule = ReturnType<typeof FaultPlan.parse>["rules"][number];

/** Decides which requests meet with what, by a plan; the same plan and seed strike the same way. */
export class FaultLayer {
  #seed = 0;
  #draws = 0;
  #rules: { rule: Rule; seen: number; struck: number }[] = [];

  /** Replaces the plan; all counts begin anew. */
  plan(plan: FaultPlan): void {
    const { seed, rules } = FaultPlan.parse(plan);
    this.#seed = seed;
    this.#draws = 0;
    this.#rules = rules.map((rule) => ({ rule, seen: 0, struck: 0 }));
  }

  /** Adds rules to the plan, behind those that are there. @returns how often these have struck */
  add(rules: FaultPlan["rules"]): () => number {
    const added = FaultPlan.parse({ rules }).rules.map((rule) => ({ rule, seen: 0, struck: 0 }));
    this.#rules = [...this.#rules, ...added];
    return () => added.reduce((sum, { struck }) => sum + struck, 0);
  }

  /** Lets everything pass from now on. */
  lift(): void {
    this.#rules = [];
  }

  get struck(): number {
    return this.#rules.reduce((sum, { struck }) => sum + struck, 0);
  }

  strike(request: SeenRequest): Fault | undefined {
    for (const entry of this.#rules) {
      const { rule } = entry;
      if (!matches(rule, request)) continue;
      entry.seen++;
      if (entry.seen <= rule.skip || entry.struck === rule.times || this.#draw() >= rule.chance) continue;
      entry.struck++;
      return rule.fault;
    }
    return undefined;
  }

  /** From 0 up to 1. */
  #draw(): number {
    const digest = createHash("sha256")
      .update(`${this.#seed} ${this.#draws++}`)
      .digest();
    return digest.readUInt32BE() / 2 ** 32;
  }
}

function matches(rule: Rule, { engine, operation, text }: SeenRequest): boolean {
  if (rule.engine !== undefined && rule.engine !== engine) return false;
  if (rule.operation !== undefined && rule.operation !== operation) return false;
  return rule.contains === undefined || text.includes(rule.contains);
}
