const mostKept = 100;
const mostWaiting = 8;

const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * The picture of this name, drawn when it is first asked for and kept while it is wanted. One at a time, since each
 * takes a processor for a fifth of a second that others wait for pages.
 * @returns undefined where too many wait already
 */
export function drawOnce(
  name: string,
  draw: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> | undefined {
  const known = kept.get(name);
  if (!known && waiting >= mostWaiting) return undefined;
  const picture = known ?? begin(name, draw);
  kept.delete(name);
  kept.set(name, picture);
  const [oldest = name] = kept.keys();
  if (kept.size > mostKept) kept.delete(oldest);
  return picture;
}

function begin(name: string, draw: () => Promise<Uint8Array<ArrayBuffer>>) {
  waiting += 1;
  const picture = last.then(draw).finally(() => {
    waiting -= 1;
  });
  last = picture.catch(() => kept.delete(name));
  return picture;
}
