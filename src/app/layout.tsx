import "@fontsource-variable/geist";
import "@/styles/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, themeCookie } from "@/features/account/theme.ts";
import { FileDropGuard } from "@/features/uploads/file-drop-guard.tsx";

export const metadata: Metadata = {
  title: { default: "Dropify", template: "%s · Dropify" },
  description: "Upload files, share them by link.",
  applicationName: "Dropify",
  // Safari turns numbers in file names into telephone links.
  formatDetection: { telephone: false, email: false, address: false },
  robots: { index: false },
};

// The --bg token of each theme; browsers do not read custom properties here.
const bar = { light: "#f5f8fa", dark: "#0e1215" };

/** The browser's own bars take the page's colour; a chosen theme wins over the system's. */
export async function generateViewport(): Promise<Viewport> {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return {
    viewportFit: "cover",
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: bar.light },
            { media: "(prefers-color-scheme: dark)", color: bar.dark },
          ]
        : bar[theme],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    // The theme menu changes data-theme on the element itself, which React must then leave alone.
    <html lang="en" data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body>
        <FileDropGuard />
        {children}
      </body>
    </html>
  );
}
