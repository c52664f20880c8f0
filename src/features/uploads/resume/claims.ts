/** Sees to it that an upload is worked on by one tab at a time. */
export interface Claims {
  /** Returns how to give it up, or null while another tab has it. A tab that is closed gives up all. */
  claim(fileId: string): Promise<(() => void) | null>;
  /** Which uploads any tab works on. */
  claimed(): Promise<Set<string>>;
}
