import type { DeviceId, DeviceInfo } from '../contracts/generated'

const key = 'calling.device'
/** A reload lets go of the lock of its old page within this time; a second tab never gets it. */
const patience = 1_000

/**
 * The id of this tab. It survives a reload, so that a call goes on, but a duplicated tab, which copies the session storage, gets its own:
 * the tab that holds the id holds a lock of its name.
 */
export const claimDevice = (): Promise<DeviceId> => (claimed ??= claim())

let claimed: Promise<DeviceId> | undefined

async function claim(): Promise<DeviceId> {
  const kept = sessionStorage.getItem(key)
  if (kept && (await hold(kept))) return kept
  const made = randomId()
  sessionStorage.setItem(key, made)
  await hold(made)
  return made
}

/** crypto.randomUUID needs a secure origin; this does not. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function hold(id: DeviceId): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const never = new Promise<void>(() => undefined)
    navigator.locks
      .request(`calling.device.${id}`, { signal: AbortSignal.timeout(patience) }, () => {
        resolve(true)
        return never
      })
      .catch(() => resolve(false))
  })
}

/** What admins read beside a device: "Firefox 140", "Windows". */
export function describeDevice(agent: string): DeviceInfo {
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/.exec(agent.replace(/Chrome(?=.*(Edg|OPR)\/)/, ''))
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' }
  // An Android device says Linux too, and an iPhone Mac OS X.
  const system = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS X', 'CrOS', 'Linux'].find((name) => agent.includes(name))
  const systems: Record<string, string> = { 'Mac OS X': 'macOS', CrOS: 'ChromeOS' }
  return {
    browser: browser ? `${names[browser[1] ?? ''] ?? browser[1]} ${browser[2]}` : 'Browser',
    system: system ? (systems[system] ?? system) : undefined,
  }
}
