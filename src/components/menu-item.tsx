"use client";

import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";

interface MenuItemProps {
  children: ReactNode;
  onSelect: () => void;
  /** A 16-px icon. */
  icon?: ReactNode;
  /** The key that does the same without the menu: "F2", "Mod+C". */
  shortcut?: string;
  tone?: "normal" | "danger";
  disabled?: boolean;
}

/** One command of a Menu. */
export function MenuItem({ children, onSelect, icon, shortcut, tone = "normal", disabled }: MenuItemProps) {
  return (
    <Menu.Item
      disabled={disabled}
      onClick={onSelect}
      className={classNames(menuRowClass, tone === "danger" && "text-danger-text *:[svg]:text-danger-text")}
    >
      {icon}
      <span className="flex-1 truncate">{children}</span>
      {shortcut && <Kbd keys={shortcut} look="plain" />}
    </Menu.Item>
  );
}

/** A thin line between groups of commands. */
export function MenuSeparator() {
  return <Menu.Separator className="-mx-1 my-1 h-px bg-border" />;
}

export const menuRowClass =
  "flex h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 outline-none *:[svg]:text-text-2 data-[disabled]:opacity-50 data-[highlighted]:bg-hover max-desk:h-11 max-desk:text-md";
