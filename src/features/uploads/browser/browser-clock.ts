import type { Clock } from "../queue/clock.ts";

/** A hidden page draws no frames, but its uploads go on and its listeners want to know. Milliseconds. */
const HIDDEN_FRAME = 250;

export const browserClock: Clock = {
  now: () => performance.now(),
  later(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  breathe: () =>
    new Promise((resolve) => {
      // A timer would wait a whole second in a hidden page.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
  nextFrame(callback) {
    if (document.hidden) setTimeout(callback, HIDDEN_FRAME);
    else requestAnimationFrame(callback);
  },
};
