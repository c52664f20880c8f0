interface AvatarProps {
  name: string;
}

/** The initials in a circle. Decorative: the name stands beside it. */
export function Avatar({ name }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className="grid size-7 flex-none place-items-center rounded-full bg-accent-soft font-semibold text-[11px] text-accent-text tracking-normal"
    >
      {initials(name)}
    </span>
  );
}

/** "Mara Lindqvist" → "ML"; counted in whole characters, so that an emoji is not torn. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
