import { classNames } from "./class-names.ts";

/** Grey stand-in while something loads; give it a size by `className`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={classNames("block animate-pulse rounded-sm bg-border", className)} />
  );
}
