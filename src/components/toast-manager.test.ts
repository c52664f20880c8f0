import { expect, test } from "vitest";
import { closeToast, connectToasts, showToast, type ToastSink } from "./toast-manager.ts";

function listeningSink() {
  const shown: string[] = [];
  const sink: ToastSink = {
    add: (id, { title }) => shown.push(`+${id} ${title}`),
    close: (id) => shown.push(`-${id}`),
  };
  return { shown, sink };
}

test("a toast shown before the region is there appears once it is", () => {
  showToast({ id: "early", title: "Moved to the trash" });
  showToast({ id: "gone", title: "Closed before it was seen" });
  closeToast("gone");
  const { shown, sink } = listeningSink();

  const disconnect = connectToasts(sink);

  expect(shown).toEqual(["+early Moved to the trash"]);
  disconnect();
});

test("a connected region is told at once, and each toast once", () => {
  const { shown, sink } = listeningSink();
  const disconnect = connectToasts(sink);

  const id = showToast({ title: "Link copied" });
  closeToast(id);

  expect(shown).toEqual([`+${id} Link copied`, `-${id}`]);
  disconnect();
});

test("a region that is replaced does not disconnect its successor", () => {
  const first = listeningSink();
  const second = listeningSink();
  const disconnectFirst = connectToasts(first.sink);
  const disconnectSecond = connectToasts(second.sink);
  disconnectFirst();

  showToast({ id: "x", title: "Hello" });

  expect(second.shown).toEqual(["+x Hello"]);
  expect(first.shown).toEqual([]);
  disconnectSecond();
});
