import { type Swept, sweep } from "./sweep.ts";

/** What the schedule calls. */
export const handler = (): Promise<Swept> => sweep();
