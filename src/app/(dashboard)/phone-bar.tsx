import { Logo } from "@/components/logo.tsx";
import { AccountMenu } from "@/features/account/account-menu.tsx";

interface PhoneBarProps {
  name: string;
  email: string;
}

/** The bar above the content on phones. */
export function PhoneBar({ name, email }: PhoneBarProps) {
  return (
    <>
      <Logo size={26} />
      <span className="flex-1 font-semibold text-lg tracking-tight">Dropify</span>
      <AccountMenu name={name} email={email} look="icon" />
    </>
  );
}
