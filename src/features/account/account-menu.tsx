"use client";

import { ChevronsUpDown, History, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { Menu } from "@/components/menu.tsx";
import { MenuItem, MenuSeparator } from "@/components/menu-item.tsx";
import { MenuRadioGroup } from "@/components/menu-radio-group.tsx";
import { showToast } from "@/components/toast-manager.ts";
import { signOut } from "./auth-api.ts";
import { Avatar } from "./avatar.tsx";
import { useTheme } from "./use-theme.ts";

interface AccountMenuProps {
  name: string;
  email: string;
  /** row: in the sidebar, with the name · icon: on phones */
  look: "row" | "icon";
}

/** Who is signed in, the theme, and the way out. */
export function AccountMenu({ name, email, look }: AccountMenuProps) {
  const [theme, setTheme] = useTheme();
  const router = useRouter();
  return (
    <Menu
      side={look === "row" ? "top" : "bottom"}
      align={look === "row" ? "start" : "end"}
      className="w-56"
      trigger={
        look === "row" ? (
          <button
            type="button"
            aria-label={`Account of ${name}`}
            className="flex h-10 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover data-[popup-open]:bg-hover"
          >
            <Avatar name={name} />
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            <ChevronsUpDown size={14} aria-hidden className="text-text-3" />
          </button>
        ) : (
          <button
            type="button"
            aria-label={`Account of ${name}`}
            className="grid size-11 place-items-center rounded-lg"
          >
            <Avatar name={name} />
          </button>
        )
      }
    >
      <div className="px-2.5 pt-1.5 pb-2">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-text-3 text-xs">{email}</p>
      </div>
      <MenuSeparator />
      {look === "icon" && (
        <MenuItem icon={<History size={16} aria-hidden />} onSelect={() => router.push("/activity")}>
          Activity
        </MenuItem>
      )}
      <MenuItem icon={<Settings size={16} aria-hidden />} onSelect={() => router.push("/settings")}>
        Settings
      </MenuItem>
      <MenuSeparator />
      <MenuRadioGroup label="Theme" value={theme} onChange={setTheme} options={themes} />
      <MenuSeparator />
      <MenuItem icon={<LogOut size={16} aria-hidden />} onSelect={() => void leave()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

const themes = [
  { value: "system", label: "As the device", icon: <Monitor size={16} aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun size={16} aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon size={16} aria-hidden /> },
] as const;

async function leave(): Promise<void> {
  const failure = await signOut();
  if (failure)
    showToast({ title: "You could not be signed out", description: failure.message, tone: "danger" });
  // A whole page load: nothing of the account stays in memory.
  else window.location.assign("/sign-in?have=account");
}
