import { Skeleton } from "@/components/skeleton.tsx";

/** Widths of the names to come; uneven, as names are. */
const widths = ["w-48", "w-64", "w-40", "w-56", "w-72", "w-44", "w-60", "w-52"];

/** Grey rows in the places of the rows that are on their way. */
export function ListSkeleton() {
  return (
    <div role="status" className="min-h-0 flex-1 overflow-hidden px-2 desk:px-3">
      <span className="sr-only">Loading</span>
      <div className="mb-px h-11 border-border border-b desk:h-[34px]" />
      {widths.map((width) => (
        <div key={width} className="flex h-15 items-center gap-3 px-2 desk:h-10 desk:pr-3 desk:pl-9">
          <Skeleton className="size-7 flex-none desk:size-6" />
          <Skeleton className={`h-3.5 max-w-[60%] ${width}`} />
          <Skeleton className="ml-auto h-3.5 w-20 max-desk:hidden" />
          <Skeleton className="h-3.5 w-14 max-desk:hidden" />
        </div>
      ))}
    </div>
  );
}
