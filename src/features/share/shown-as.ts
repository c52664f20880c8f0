const images = /^image\/(png|jpeg|webp|avif|gif)$/;

/** How a browser can show a file of this type without running anything of its sender's. */
export function shownAs({ mimeType }: { mimeType: string }): "image" | "video" | "audio" | "pdf" | undefined {
  if (images.test(mimeType)) return "image";
  if (mimeType === "application/pdf") return "pdf";
  if (mimeType.startsWith("video/")) return "video";
  return mimeType.startsWith("audio/") ? "audio" : undefined;
}
