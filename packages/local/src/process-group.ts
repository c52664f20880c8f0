import type { ChildProcess } from "node:child_process";
import type { ProcessRecord } from "./process-record.ts";
import { type ManagedProcess, type Supervision, superviseProcess } from "./supervision.ts";

/** Processes that live and end together. One that dies is started again; stopping ends the youngest first. */
export class ProcessGroup {
  readonly #record: ProcessRecord;
  readonly #report: (line: string) => void;
  #members: Supervision[] = [];

  constructor(record: ProcessRecord, report: (line: string) => void) {
    this.#record = record;
    this.#report = report;
  }

  /**
   * Starts a process and waits until it is ready.
   * @throws Error when it ends before that; it is then no member
   */
  async add(managed: ManagedProcess): Promise<void> {
    const member = superviseProcess(managed, {
      onStart: (child: ChildProcess) => {
        if (child.pid !== undefined) this.#record.set(managed.name, child.pid);
      },
      onRestart: (reason) => this.#report(`The ${managed.name} stopped (${reason}); starting it again.`),
    });
    this.#members.push(member);
    try {
      await member.ready;
    } catch (error) {
      await this.#end(member);
      throw error;
    }
  }

  async stop(): Promise<void> {
    for (const member of this.#members.toReversed()) await this.#end(member);
  }

  async #end(member: Supervision): Promise<void> {
    await member.stop();
    this.#members = this.#members.filter((other) => other !== member);
    this.#record.delete(member.name);
  }
}
