/** Shared by the dropdown and the context menu. They open at once and fade when closing. */
export const menuClass = {
  positioner: "z-(--z-menu) outline-none",
  popup:
    "max-h-(--available-height) min-w-52 overflow-y-auto rounded-lg bg-raised p-1 text-text shadow-3 outline-none transition-opacity duration-(--dur-1) data-[ending-style]:opacity-0",
};
