import type { Link } from "@dropify/core/links/link.schema";

/** The rules beside time and number, as the form holds them. */
export interface LinkOptions {
  /** A new one; empty leaves it as it is. */
  password: string;
  dropsPassword: boolean;
  /** In megabytes, as it is typed; empty for none. */
  budget: string;
  slug: string;
  name: string;
  note: string;
  allowPreview: boolean;
  allowDownload: boolean;
  tellWhenGone: boolean;
}

/** These rules as the server takes them: null lifts one. */
export interface OptionRules {
  password?: string | null;
  byteBudget: number | null;
  slug: string | null;
  name: string | null;
  note: string | null;
  allowPreview: boolean;
  allowDownload: boolean;
  tellWhenGone: boolean;
}

const megabyte = 1024 ** 2;

/** What the form begins with: the rules of a link, or those of a new one. */
export const optionsOf = (link?: Link): LinkOptions => ({
  password: "",
  dropsPassword: false,
  budget: link?.byteBudget ? String(Math.ceil((link.byteBudget / megabyte) * 100) / 100) : "",
  slug: link?.slug ?? "",
  name: link?.name ?? "",
  note: link?.note ?? "",
  allowPreview: link?.allowPreview ?? true,
  allowDownload: link?.allowDownload ?? true,
  tellWhenGone: link?.tellWhenGone ?? true,
});

/** @returns the rules, or what is wrong with the budget: all else the server judges */
export function readOptions(options: LinkOptions): OptionRules | { wrong: string } {
  const { password, dropsPassword, budget, slug, name, note } = options;
  const bytes = Math.round(Number(budget.replace(",", ".")) * megabyte);
  if (budget.trim() !== "" && !(bytes >= 1 && Number.isSafeInteger(bytes)))
    return { wrong: "Enter a number of megabytes, such as 500." };
  return {
    ...(dropsPassword ? { password: null } : password !== "" && { password }),
    byteBudget: budget.trim() === "" ? null : bytes,
    slug: slug.trim() || null,
    name: name.trim() || null,
    note: note.trim() || null,
    allowPreview: options.allowPreview,
    allowDownload: options.allowDownload,
    tellWhenGone: options.tellWhenGone,
  };
}

/** A readable address can be guessed: what else should hold the door? */
export const isGuessable = (
  { slug, password, dropsPassword }: LinkOptions,
  had: boolean,
  ends: boolean,
): boolean => slug.trim() !== "" && !ends && password === "" && (dropsPassword || !had);
