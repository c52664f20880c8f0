import { Link2 } from "lucide-react";
import { describeTouched, type Touched } from "./describe-touched.ts";

/** Says which links are touched; nothing where none is. */
export function TouchedNote({ touched }: { touched: Touched }) {
  const lines = describeTouched(touched);
  if (lines.length === 0) return null;
  return (
    <div className="flex gap-2.5 rounded-md bg-surface-2 px-3 py-2.5 text-text-2 max-desk:text-md">
      <Link2 size={16} aria-hidden className="mt-0.5 flex-none" />
      <ul className="grid gap-1 [overflow-wrap:anywhere]">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
