import { SheetBar } from "@/components/sheet-bar.tsx";
import { Skeleton } from "@/components/skeleton.tsx";
import { VisuallyHidden } from "@/components/visually-hidden.tsx";

const widths = ["w-64", "w-48", "w-72", "w-40", "w-56", "w-52", "w-60", "w-44"];

/** The shape of a list, while a page is on its way. */
export default function Loading() {
  return (
    <div role="status" className="min-h-0 flex-1 overflow-hidden">
      <VisuallyHidden>Loading</VisuallyHidden>
      <SheetBar title={<Skeleton className="h-4 w-20" />} />
      <div className="px-5 pt-8">
        {widths.map((width) => (
          <div key={width} className="flex h-15 items-center gap-3 desk:h-10">
            <Skeleton className="size-6" />
            <Skeleton className={`h-3.5 max-w-[60%] ${width}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
