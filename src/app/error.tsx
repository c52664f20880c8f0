"use client";

import { Button } from "@/components/button.tsx";
import { errorDigest } from "@/components/error-digest.ts";
import { NoticePage } from "@/components/notice-page.tsx";

export interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = errorDigest(error);
  return (
    <NoticePage
      title="Something went wrong"
      action={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>This page could not be shown. Trying again often helps.</p>
      {digest && <p className="mt-2 text-sm text-text-3">Error number {digest}</p>}
    </NoticePage>
  );
}
