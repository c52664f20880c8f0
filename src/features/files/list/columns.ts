/** The columns of files and of their header: box, name, time, size, commands; on phones name and one command. */
export const columns =
  "grid h-full items-center grid-cols-[minmax(0,1fr)_44px] desk:grid-cols-[32px_minmax(180px,1fr)_136px_92px_96px]";
