/** Shared by the dropdown and the context menu. They open at once and fade when closing. */
export const menuClass = {
  /** Menus are drawn where they are used, not at the end of the document, so that they stay inside their landmark. */
  place: "fixed z-(--z-menu)",
  positioner: "z-(--z-menu) outline-none",
  popup:
    "max-h-(--available-height) min-w-52 overflow-y-auto rounded-lg bg-raised p-1 text-text shadow-3 outline-none transition-opacity duration-(--dur-1) data-[ending-style]:opacity-0",
};
