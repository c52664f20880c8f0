// Stands in for the package `server-only`, which throws wherever the bundler has not marked the code as the server's.
export {};
