/** Latin with its accents, Cyrillic, Vietnamese and the signs between words: what the card's font can draw. */
const drawable = /[ -~¡-¨ª-¬¯-ēĖ-īĮ-ķĹ-ľŁ-ňŊ-ōŐ-žƠơƯưȘ-țЀ-џẀ-ẅẠ-ỹ–—‘-‚“-„†-•…‹›€]/u;
const meaningful = /[\p{L}\p{N}]/u;
/** What joins or colours the sign before it, and every sign that is rather a picture. */
const decoration = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cf}\p{Me}\uFE0F]/u;

/**
 * The text as the card can show it, without its pictures; undefined where letters would be lacking. The renderer
 * asks strangers' servers for letters that it has not, and would tell them what is shared.
 */
export function drawnText(text: string): string | undefined {
  const letters = Array.from(text.normalize("NFC")).filter((letter) => !decoration.test(letter));
  const drawn = letters
    .map((letter) => (drawable.test(letter) ? letter : " "))
    .join("")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  const isWhole = letters.every((letter) => drawable.test(letter) || !meaningful.test(letter));
  return isWhole && meaningful.test(drawn) ? drawn : undefined;
}
