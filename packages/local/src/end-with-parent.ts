// Preloaded into programs that do not know of their supervisor: when it is gone, even by kill -9, so are they.
process.on("disconnect", () => process.exit());
