import { CloudAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/button.tsx";
import { EmptyState } from "@/components/empty-state.tsx";

interface ListFailureProps {
  title: string;
  /** What went wrong, in words for people. */
  message: string;
  onRetry: () => void;
  retrying: boolean;
  /** Another way out beside trying again. */
  children?: ReactNode;
}

/** Stands in the place of a list that could not be loaded. */
export function ListFailure({ title, message, onRetry, retrying, children }: ListFailureProps) {
  return (
    <div role="alert" className="grid min-h-0 flex-1 content-center overflow-y-auto">
      <EmptyState
        art={<CloudAlert size={40} strokeWidth={1.5} aria-hidden />}
        title={title}
        action={
          <>
            <Button icon={<RotateCw size={16} aria-hidden />} pending={retrying} onClick={onRetry}>
              Try again
            </Button>
            {children}
          </>
        }
      >
        {message}
      </EmptyState>
    </div>
  );
}
