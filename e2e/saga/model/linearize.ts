import { type State, type Step, waysOf, waysToDie } from "./spec.ts";

/** Something that was done, and the time that it took. */
export interface Event {
  step: Step;
  /** What the client heard; undefined: the server died, or nobody asked. */
  answer: string | undefined;
  began: number;
  ended: number;
}

/**
 * Is there an order of the events, each at one moment between its begin and its end, in which the model answers
 * as the product did and comes to an end that `isEnd` accepts?
 */
export function canBeOrdered(start: State, events: Event[], isEnd: (state: State) => boolean): boolean {
  const seen = new Set<string>();
  function search(state: State, left: Event[]): boolean {
    if (left.length === 0) return isEnd(state);
    const key = JSON.stringify([state, left.map((event) => events.indexOf(event))]);
    if (seen.has(key)) return false;
    seen.add(key);
    const firstEnd = Math.min(...left.map(({ ended }) => ended));
    return left
      .filter(({ began }) => began <= firstEnd)
      .some((event) => {
        const rest = left.filter((other) => other !== event);
        return possible(state, event).some((next) => search(next, rest));
      });
  }
  return search(start, events);
}

function possible(state: State, { step, answer }: Event): State[] {
  const ways = answer === undefined ? waysToDie(state, step) : waysOf(state, step);
  return ways.filter((way) => answer === undefined || way.answer === answer).map((way) => way.state);
}
