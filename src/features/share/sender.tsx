interface SenderProps {
  name: string;
}

/** Who sent it, with a mark made of the name's initials. */
export function Sender({ name }: SenderProps) {
  return (
    <p className="sender">
      <span className="mark" aria-hidden="true">
        {initials(name)}
      </span>
      <span className="sender-name">
        <span className="quiet">From </span>
        <bdi>{name}</bdi>
      </span>
    </p>
  );
}

/** The first letter of the first and of the last word: "SA" of "Studio account". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => firstLetter.exec(word ?? "")?.[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

const firstLetter = /[\p{L}\p{N}]/u;
