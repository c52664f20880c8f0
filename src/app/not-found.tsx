import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/button-class.ts";
import { NoticePage } from "@/components/notice-page.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <NoticePage
      title="There is nothing here"
      action={
        <Link href="/" className={buttonClass("primary")}>
          Go to your files
        </Link>
      }
    >
      The page may have moved, or the address has a typing mistake.
    </NoticePage>
  );
}
