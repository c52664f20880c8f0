"use client";

import "@/styles/globals.css";
import ErrorPage, { type ErrorPageProps } from "./error.tsx";

/** Stands in for the root layout when that itself fails. */
export default function GlobalError(props: ErrorPageProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Dropify</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
