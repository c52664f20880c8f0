import { Button } from "@/components/button.tsx";
import { Spinner } from "@/components/spinner.tsx";

interface MoreRowsProps {
  loading: boolean;
  failed: boolean;
  onRetry: () => void;
}

/** Below the last loaded row: more is coming, or did not come. */
export function MoreRows({ loading, failed, onRetry }: MoreRowsProps) {
  if (!loading && !failed) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-5 grid place-items-center *:pointer-events-auto">
      <div
        role="status"
        className="flex min-h-9 items-center gap-3 rounded-full bg-raised px-4 text-text-2 shadow-2"
      >
        {failed ? (
          <>
            More could not be loaded.
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          </>
        ) : (
          <>
            <Spinner /> Loading more…
          </>
        )}
      </div>
    </div>
  );
}
