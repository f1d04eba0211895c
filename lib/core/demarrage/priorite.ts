import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Gives way to every other process of the machine: each thread of this one, as Linux counts priorities by thread and V8 has
 * its own for collecting memory and compiling. Threads to come take that of the one that starts them.
 */
export function cederLaPlace(): void {
  setPriority(constants.priority.PRIORITY_LOW)
  try {
    for (const fil of readdirSync('/proc/self/task')) setPriority(Number(fil), constants.priority.PRIORITY_LOW)
  } catch {
    // Not Linux, or a thread that has just ended: what matters most is done.
  }
}
