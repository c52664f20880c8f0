export interface ToastOptions {
  title: string;
  description?: string;
  tone?: "normal" | "success" | "danger";
  /** One action, e.g. "Undo"; pressing it also closes the toast. */
  action?: { label: string; onClick: () => void };
  /** Milliseconds until it goes; default 6,000, with an action 10,000. 0 keeps it until closed. */
  timeout?: number;
  /** A toast with the same id is replaced instead of stacked. */
  id?: string;
}

/** What draws the toasts. */
export interface ToastSink {
  add: (id: string, options: ToastOptions) => void;
  close: (id: string) => void;
}

let sink: ToastSink | undefined;
let made = 0;
/** Toasts shown before the part that draws them has been loaded. */
const waiting = new Map<string, ToastOptions>();

/** Shows a short message above everything, read out by screen readers. Returns its id. */
export function showToast(options: ToastOptions): string {
  made += 1;
  const id = options.id ?? `toast-${made}`;
  if (sink) sink.add(id, options);
  else waiting.set(id, options);
  return id;
}

/** Takes a toast away before its time. */
export function closeToast(id: string): void {
  waiting.delete(id);
  sink?.close(id);
}

/** Connects what draws the toasts, and hands over those that wait. Returns what disconnects it. */
export function connectToasts(next: ToastSink): () => void {
  sink = next;
  for (const [id, options] of waiting) next.add(id, options);
  waiting.clear();
  return () => {
    if (sink === next) sink = undefined;
  };
}
