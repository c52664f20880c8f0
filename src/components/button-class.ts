import { classNames } from "./class-names.ts";

/** primary: the one main action · outline: beside it · quiet: in bars and lists · danger: cannot be undone */
export type ButtonVariant = "primary" | "outline" | "quiet" | "danger" | "quiet-danger";
/** sm 28 px · md 32 px, 44 on phones · lg 44 px */
export type ButtonSize = "sm" | "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover aria-disabled:hover:bg-accent",
  outline:
    "bg-raised text-text shadow-1 inset-ring inset-ring-border-strong hover:bg-linear-[var(--hover),var(--hover)]",
  quiet: "text-text-2 hover:bg-hover hover:text-text",
  "quiet-danger": "text-danger-text hover:bg-danger-soft",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 rounded-sm px-2",
  md: "h-8 gap-2 rounded-md px-3 max-desk:h-11 max-desk:rounded-lg max-desk:px-4 max-desk:text-md",
  lg: "h-11 gap-2 rounded-lg px-5 text-md",
};

/** The look of a button, for anchors that should look like one. */
export function buttonClass(variant: ButtonVariant = "outline", size: ButtonSize = "md"): string {
  return classNames(
    "inline-flex flex-none select-none items-center justify-center whitespace-nowrap font-medium transition-[background-color,color,scale] active:not-aria-disabled:scale-[.98] aria-disabled:cursor-default aria-disabled:opacity-60 disabled:cursor-default disabled:opacity-50",
    variants[variant],
    sizes[size],
  );
}
