const SURROGATES_FROM = 0xd800;
const SURROGATES_UNTIL = 0xe000;

/**
 * S3 lists keys by their UTF-8 bytes. JavaScript compares UTF-16 units, which agrees except that it puts
 * surrogate pairs (U+10000 and up) before U+E000 to U+FFFF.
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= SURROGATES_FROM && unit < SURROGATES_UNTIL ? unit + 0x10000 : unit;
}
