"use client";

import { useSyncExternalStore } from "react";

const stepMs = 15_000;

/** The time now, in steps of 15 seconds: re-renders whatever shows "in 2 minutes". 0 while rendering on the server. */
export function useNow(): number {
  return useSyncExternalStore(tick, currentStep, () => 0);
}

function currentStep(): number {
  return Math.floor(Date.now() / stepMs) * stepMs;
}

function tick(onChange: () => void): () => void {
  const timer = setInterval(onChange, stepMs);
  return () => clearInterval(timer);
}
