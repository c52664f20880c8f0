"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface NavLinkProps {
  href: string;
  icon: ReactNode;
  /** row: in the sidebar · tab: in the phone's tab bar */
  look?: "row" | "tab";
  children: ReactNode;
}

/** A place one can go to; marks itself when one is there. */
export function NavLink({ href, icon, look = "row", children }: NavLinkProps) {
  const here = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className={classNames(
        "flex font-medium transition-colors",
        looks[look],
        here ? current[look] : idle[look],
      )}
    >
      {icon}
      <span>{children}</span>
    </Link>
  );
}

const looks = {
  row: "h-8 items-center gap-2.5 rounded-md px-2.5",
  tab: "min-h-12 min-w-20 flex-col items-center gap-0.5 pt-1.5 text-[11px] leading-[14px]",
};

const idle = {
  row: "text-text-2 hover:bg-hover hover:text-text",
  tab: "text-text-2",
};

const current = {
  row: "bg-surface text-text shadow-1 inset-ring inset-ring-border *:[svg]:text-accent-text",
  tab: "text-accent-text",
};
