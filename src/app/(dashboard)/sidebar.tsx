import { Files, History, Link2, Trash2 } from "lucide-react";
import { Logo } from "@/components/logo.tsx";
import { NavLink } from "@/components/nav-link.tsx";
import { AccountMenu } from "@/features/account/account-menu.tsx";
import { StorageMeter } from "@/features/quota/storage-meter.tsx";

interface SidebarProps {
  name: string;
  email: string;
}

/** The left column: where one can go, how full it is, who is signed in. */
export function Sidebar({ name, email }: SidebarProps) {
  return (
    <>
      <div className="flex h-8 items-center gap-2.5 px-2 font-semibold text-md tracking-tight">
        <Logo />
        Dropify
      </div>
      <nav aria-label="Places" className="grid gap-px">
        <NavLink href="/" icon={<Files size={16} aria-hidden />}>
          All files
        </NavLink>
        <NavLink href="/shared" icon={<Link2 size={16} aria-hidden />}>
          Shared
        </NavLink>
        <NavLink href="/activity" icon={<History size={16} aria-hidden />}>
          Activity
        </NavLink>
        <NavLink href="/trash" icon={<Trash2 size={16} aria-hidden />}>
          Trash
        </NavLink>
      </nav>
      <div className="mt-auto grid gap-3">
        <div className="px-2.5">
          <StorageMeter />
        </div>
        <AccountMenu name={name} email={email} look="row" />
      </div>
    </>
  );
}
