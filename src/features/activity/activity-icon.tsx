import type { ActivityKind } from "@dropify/core/activity/activity.schema";
import {
  Ban,
  Download,
  Eye,
  FolderInput,
  FolderPlus,
  Hourglass,
  KeyRound,
  Link2,
  type LucideIcon,
  Pencil,
  RotateCcw,
  ShieldCheck,
  SlidersHorizontal,
  Trash2,
  Upload,
} from "lucide-react";

const icons: Record<ActivityKind, LucideIcon> = {
  "file.created": Upload,
  "file.renamed": Pencil,
  "file.moved": FolderInput,
  "file.trashed": Trash2,
  "file.restored": RotateCcw,
  "file.removed": Trash2,
  "folder.created": FolderPlus,
  "folder.renamed": Pencil,
  "folder.moved": FolderInput,
  "folder.trashed": Trash2,
  "folder.restored": RotateCcw,
  "folder.removed": Trash2,
  "link.created": Link2,
  "link.changed": SlidersHorizontal,
  "link.revoked": Ban,
  "link.restored": RotateCcw,
  "link.removed": Trash2,
  "link.viewed": Eye,
  "link.downloaded": Download,
  "link.unlock-failed": KeyRound,
  "link.asked": Hourglass,
  "link.received": ShieldCheck,
};

/** What kind of thing happened, at a glance; the sentence beside it says it. */
export function ActivityIcon({ kind }: { kind: ActivityKind }) {
  const Icon = icons[kind];
  return (
    <span className="grid size-8 flex-none place-items-center rounded-full bg-surface-2 text-text-2">
      <Icon size={16} aria-hidden />
    </span>
  );
}
