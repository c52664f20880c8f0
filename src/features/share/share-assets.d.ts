/** A stylesheet as text. Vite knows the query itself; Turbopack is told in next.config.js. */
declare module "*.css?raw" {
  const text: string;
  export default text;
}

/** The address under which the bundler emits the font. */
declare module "*.woff2" {
  const address: string;
  export default address;
}

/** A script for browsers, bundled with what it imports, as text. */
declare module "*.ts?script" {
  export const text: string;
}
