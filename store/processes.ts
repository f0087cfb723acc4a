// What /proc tells of other processes: who lives, since when, and who works in a folder. Linux only.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/** When a process was started, in ticks since boot (field 22 of proc_pid_stat(5)); null when there is none. A zombie is none. */
export function startOf(pid: number): string | null {
  let line: string
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // The name, in brackets, may hold spaces and brackets itself.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
}

/** Names this boot and this container: process numbers mean something within one of them only. */
export function processSpace(): string {
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
}

const linkOf = (path: string): string | null => {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}

/** The living processes of a program whose working folder is this one. */
export function processesIn(folder: string, program: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => linkOf(`/proc/${pid}/cwd`) === folder && basename(linkOf(`/proc/${pid}/exe`) ?? '') === program && startOf(pid) !== null)
}
