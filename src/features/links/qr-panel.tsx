"use client";

import { useQuery } from "@tanstack/react-query";
import { buttonClass } from "@/components/button-class.ts";
import { Skeleton } from "@/components/skeleton.tsx";
import { useTRPC } from "@/trpc/client.tsx";

/** The link as a QR code, to scan here or to print. */
export function QrPanel({ linkId }: { linkId: string }) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.links.qr.queryOptions({ linkId }));
  if (isError) return <p role="alert">The QR code could not be made. Try again.</p>;
  if (!data) return <Skeleton className="size-40 rounded-lg" />;
  return (
    <div className="flex flex-wrap items-center gap-4">
      <img src={data.svg} alt="QR code of this link" width={160} height={160} className="rounded-lg" />
      <div className="flex gap-2">
        <a className={buttonClass("outline", "md")} href={data.svg} download="link-qr.svg">
          Save SVG
        </a>
        <a className={buttonClass("outline", "md")} href={data.png} download="link-qr.png">
          Save PNG
        </a>
      </div>
    </div>
  );
}
