"use client";

import { Dialog } from "@/components/dialog.tsx";
import { Kbd } from "@/components/kbd.tsx";

const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["↑", "↓"], does: "Go to the row above or below" },
  { keys: ["A–Z"], does: "Go to a name: type its first letters" },
  { keys: ["Shift+↓", "Shift+End"], does: "Select a range" },
  { keys: ["Mod+Space"], does: "Add the row to the selection, or take it out" },
  { keys: ["Mod+A", "Esc"], does: "Select everything, or nothing" },
  { keys: ["Enter"], does: "Open the folder, download the file" },
  { keys: ["Space"], does: "Show or hide details" },
  { keys: ["Mod+Enter"], does: "Share" },
  { keys: ["Mod+C"], does: "Copy link" },
  { keys: ["Mod+X"], does: "Move to another folder" },
  { keys: ["F2"], does: "Rename" },
  { keys: ["Del"], does: "Move to the trash" },
  { keys: ["Shift+F10"], does: "Open the row’s menu" },
];

/** The keys of the list. */
export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" width="md">
      <dl className="grid gap-y-0.5">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex min-h-8 items-center justify-between gap-4">
            <dt className="text-text-2">{does}</dt>
            <dd className="flex flex-none gap-1">
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
