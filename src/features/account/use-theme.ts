"use client";

import { useSyncExternalStore } from "react";
import { parseTheme, type Theme, themeCookie } from "./theme.ts";

const year = 365 * 24 * 60 * 60;
const listeners = new Set<() => void>();

/** The chosen theme and its setter. The choice lives in a cookie of this browser and shows on <html data-theme>. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore<Theme>(subscribe, currentTheme, () => "system");
  return [theme, chooseTheme];
}

function currentTheme(): Theme {
  return parseTheme(document.documentElement.dataset["theme"]);
}

function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  const age = theme === "system" ? 0 : year;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${age}; samesite=lax`;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
