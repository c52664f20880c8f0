/** "system" follows the device. */
export type Theme = "system" | "light" | "dark";

/** The cookie that lets the server paint the chosen theme at once, without a flash and without JavaScript. */
export const themeCookie = "theme";

/** The theme a cookie's value stands for; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
