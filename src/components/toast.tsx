"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect } from "react";
import { connectToasts, type ToastOptions } from "./toast-manager.ts";

type ToastData = Pick<ToastOptions, "tone">;

const manager = Toast.createToastManager<ToastData>();

/** Where toasts appear: bottom centre, above the phone's tabs. Put once into the root. */
export function ToastRegion() {
  useEffect(() => connectToasts({ add, close: manager.close }), []);
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toast-place fixed inset-x-3 z-(--z-toast) mx-auto w-auto desk:w-90">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} swipeDirection={["down", "right", "left"]} className="toast">
      <Toast.Content className="flex min-h-12 items-center gap-2.5 py-1.5 pr-1.5 pl-4 transition-opacity data-[behind]:opacity-0 data-[expanded]:opacity-100">
        <ToneIcon tone={toast.data?.tone} />
        <div className="min-w-0 flex-1 py-1.5 [overflow-wrap:anywhere]">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-text-2" />
        </div>
        <Toast.Action className="h-8 flex-none rounded-md px-3 font-semibold text-accent-text hover:bg-hover max-desk:h-10" />
        <Toast.Close
          aria-label="Close"
          className="grid size-8 flex-none place-items-center rounded-md text-text-3 hover:bg-hover hover:text-text max-desk:size-10"
        >
          <X size={16} aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

function ToneIcon({ tone }: ToastData) {
  if (tone === "success")
    return <CircleCheck size={18} aria-hidden className="flex-none text-success-text" />;
  if (tone === "danger") return <CircleAlert size={18} aria-hidden className="flex-none text-danger-text" />;
  return null;
}

function add(id: string, { title, description, tone = "normal", action, timeout }: ToastOptions): void {
  manager.add({
    id,
    title,
    description,
    timeout: timeout ?? (action ? 10_000 : 6_000),
    // The high priority would hide the toast, and its buttons with it, from screen readers after reading it out.
    priority: "low",
    data: { tone },
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          action.onClick();
          manager.close(id);
        },
      },
    }),
  });
}
