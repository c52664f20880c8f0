import type { Claims } from "../resume/claims.ts";

const PREFIX = "dropify-upload-";

/** Claims as the browser's own locks, which end with their tab however it ends. They need HTTPS. */
export const lockClaims: Claims = {
  claim: (fileId) =>
    new Promise((resolve, reject) => {
      const hold = (lock: Lock | null) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      };
      navigator.locks.request(`${PREFIX}${fileId}`, { ifAvailable: true }, hold).catch(reject);
    }),

  async claimed() {
    const { held = [] } = await navigator.locks.query();
    const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
    return new Set(names.map((name) => name.slice(PREFIX.length)));
  },
};
