"use client";

import { Toast } from "@base-ui/react/toast";

/** What a toast carries besides its text. */
export interface ToastData {
  tone: "normal" | "success" | "danger";
}

export interface ToastOptions {
  title: string;
  description?: string;
  tone?: ToastData["tone"];
  /** One action, e.g. "Undo"; pressing it also closes the toast. */
  action?: { label: string; onClick: () => void };
  /** Milliseconds until it goes; default 6,000, with an action 10,000. 0 keeps it until closed. */
  timeout?: number;
  /** A toast with the same id is replaced instead of stacked. */
  id?: string;
}

/** The one queue of toasts, reachable from code outside React too. */
export const toastManager = Toast.createToastManager<ToastData>();

/** Shows a short message above everything, read out by screen readers (errors at once). Returns its id. */
export function showToast({
  title,
  description,
  tone = "normal",
  action,
  timeout,
  id,
}: ToastOptions): string {
  const toastId = toastManager.add({
    ...(id ? { id } : {}),
    title,
    description,
    timeout: timeout ?? (action ? 10_000 : 6_000),
    priority: tone === "danger" ? "high" : "low",
    data: { tone },
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          action.onClick();
          toastManager.close(toastId);
        },
      },
    }),
  });
  return toastId;
}

/** Takes a toast away before its time. */
export function closeToast(id: string): void {
  toastManager.close(id);
}
