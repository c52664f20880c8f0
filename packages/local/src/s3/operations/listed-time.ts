/** A time as S3 writes it in XML: to the second, like the `Last-Modified` header that tells the same time. */
export function listedTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -5)}.000Z`;
}
