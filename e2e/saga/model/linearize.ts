import { type State, type Step, waysOf, waysToDie, waysToExpire } from "./spec.ts";

/** From its begin to its end, as `performance.now` counts. */
export interface Span {
  began: number;
  ended: number;
}

/** Something that was done, and the time that it took. */
export interface Event extends Span {
  step: Step;
  /** What the client heard; undefined: the server died. */
  answer: string | undefined;
}

/**
 * Is there an order of the events, each at one moment between its begin and its end, in which the model answers
 * as the product did and comes to an end that `isEnd` accepts? While a sweep runs, what is due may go at any moment.
 */
export function canBeOrdered(
  start: State,
  events: Event[],
  sweeps: Span[],
  isEnd: (state: State) => boolean,
): boolean {
  const seen = new Set<string>();
  const lastEnd = Number.POSITIVE_INFINITY;

  function search(state: State, left: Event[]): boolean {
    if (left.length === 0 && isEnd(state)) return true;
    const key = JSON.stringify([state, left.map((event) => events.indexOf(event))]);
    if (seen.has(key)) return false;
    seen.add(key);
    const done = events.filter((event) => !left.includes(event));
    // This moment is after the begin of all that is done, and before the end of all that is not.
    const earliest = Math.max(0, ...done.map(({ began }) => began));
    const latest = Math.min(lastEnd, ...left.map(({ ended }) => ended));
    const next = left.filter(({ began }) => began <= latest);
    return (
      next.some((event) => {
        const rest = left.filter((other) => other !== event);
        return possible(state, event).some((then) => search(then, rest));
      }) ||
      (sweeps.some(({ began, ended }) => began <= latest && ended >= earliest) &&
        waysToExpire(state).some((then) => search(then, left)))
    );
  }
  return search(start, events);
}

function possible(state: State, { step, answer }: Event): State[] {
  if (answer === undefined) return waysToDie(state, step).map((way) => way.state);
  return waysOf(state, step).flatMap((way) => (way.answer === answer ? [way.state] : []));
}
