interface Sized {
  /** Bytes. */
  size: number;
}

/**
 * Which of the files that were refused together fit one after the other into what is free, and what each of the
 * others lacks. The server says only by how many bytes all of them together were too large.
 */
export function fitQuota<T extends Sized>(files: T[], missingBytes: number) {
  let free = files.reduce((sum, file) => sum + file.size, -missingBytes);
  const fitting: T[] = [];
  const tooLarge: { file: T; missingBytes: number }[] = [];
  for (const file of files) {
    if (file.size <= free) {
      fitting.push(file);
      free -= file.size;
    } else {
      tooLarge.push({ file, missingBytes: file.size - free });
    }
  }
  return { fitting, tooLarge };
}
