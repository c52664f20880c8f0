/**
 * The country that a request comes from, two capital letters. Only the header that the operator names is believed:
 * any other could be written by the visitor. @param headerName what the nearest proxy sets over whatever was sent
 */
export function countryOf(headers: Headers, headerName: string | undefined): string | undefined {
  const country = headerName ? (headers.get(headerName) ?? "") : "";
  return /^[A-Z]{2}$/.test(country) ? country : undefined;
}
