/**
 * The columns of files and of their header: box, name, time, size, commands. A narrow list gives the commands room for
 * the menu alone; phones have the name and the menu.
 */
export const columns =
  "grid h-full items-center grid-cols-[minmax(0,1fr)_44px] desk:grid-cols-[32px_minmax(0,1fr)_100px_84px_36px] desk:@min-[640px]:grid-cols-[32px_minmax(0,1fr)_136px_92px_96px]";
