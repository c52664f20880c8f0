import type { Line } from "../queue/line.ts";

export const browserLine: Line = {
  get online() {
    // Undefined while rendering on the server.
    return navigator.onLine !== false;
  },

  pause(ms, signal) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        if (browserLine.online) end(resolve);
      }, ms);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        removeEventListener("online", goOn);
        signal.removeEventListener("abort", giveUp);
        settle();
      };
      const goOn = () => end(resolve);
      const giveUp = () => end(() => reject(signal.reason));
      if (signal.aborted) return giveUp();
      addEventListener("online", goOn);
      signal.addEventListener("abort", giveUp);
    });
  },

  onChange(callback) {
    addEventListener("online", callback);
    addEventListener("offline", callback);
    return () => {
      removeEventListener("online", callback);
      removeEventListener("offline", callback);
    };
  },
};
